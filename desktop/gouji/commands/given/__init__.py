"""What a command is given to work on, and where what it makes is put."""
