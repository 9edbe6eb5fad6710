"""The pictures in the window: by mouse, by keys, as lists."""
