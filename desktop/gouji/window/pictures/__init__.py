"""The pictures of a case in the window: drawn, gone into by mouse and keys, and told as lists."""
