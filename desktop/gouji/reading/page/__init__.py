"""What every source yields: pages of lines and blocks of words."""
