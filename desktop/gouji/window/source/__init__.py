"""The source beside the result: page pictures, sheets or lines, with the figure in question lit."""
