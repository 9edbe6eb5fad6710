"""What a desk asks the user: by which rules is judged, and of which year the document is."""
