"""The published attacks on signed PDFs, and those on papers of Gouji, as files that must not be called good.

``python -m tests.paper.attacks`` tries them all, the suite some of each kind (``tests/paper/test_attacks.py``). After
each attack whoever was still to sign has signed, with another program that asks no questions, so that nothing but
what the attack did speaks against the paper.
"""
