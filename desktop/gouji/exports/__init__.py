"""What leaves the desk beside the working paper: a workbook with live formulas, an annotated copy of the source, the
notice of what to correct."""
