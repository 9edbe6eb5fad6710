"""Many documents: each read, checked and explained by a process of its own program, several at once.

What is asked and what comes of it is data, so that a pool of this machine, or of many, gives the same. One file costs
at most itself; what was done once is kept beside the output and not done again.
"""
