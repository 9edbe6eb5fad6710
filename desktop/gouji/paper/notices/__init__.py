"""更正通知: what is to be corrected in a published document, as a paper and as a document of Word."""
