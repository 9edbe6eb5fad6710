"""What a budget document is: money, codes, tables and the changes made to them."""
