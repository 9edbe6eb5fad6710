"""What is wrong with a document, as it is worked through: causes with the findings that each settles."""
