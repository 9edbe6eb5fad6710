"""What the text of a document says, as a list that is shown, marked and put on paper."""
