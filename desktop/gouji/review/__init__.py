"""What people say of findings: ticks and remarks."""
