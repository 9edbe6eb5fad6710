"""What people say of a case: states of findings, remarks, marks on figures, sign-offs."""
