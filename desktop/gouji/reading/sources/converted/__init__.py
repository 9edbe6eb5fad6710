"""Documents of Word 97 to 2003, WPS Writer and RTF → docx, by an office program that runs by itself."""
