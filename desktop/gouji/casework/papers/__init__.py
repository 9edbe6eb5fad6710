"""The paper of a case: what it says, how it is signed, and how case and paper find each other."""
