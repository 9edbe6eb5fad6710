"""The gap that a signature leaves in what it signs, and what fills it.

A signature cannot cover itself. So the gap is just the signature, and the signature is written in the one way that
there is: no byte that its reader would not look at says anything else. Held by
``test_no_altered_digit_of_a_signature_passes``, ``test_no_value_more_in_a_signature_passes``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


def fits(data: bytes, one: EmbeddedPdfSignature) -> bool:
    """Whether the gap in the signed range is just the signature: not so once another program laid the file anew."""
    start, before, after, length = (int(number) for number in one.byte_range)
    held = bytes(one.pkcs7_content)
    written = held.hex().encode()
    just_this = data[before:after] in (b"<" + written + b">", b"<" + written.upper() + b">")
    whole = start == 0 and data[: after + length].rstrip().endswith(b"%%EOF") and after + length <= len(data)
    return whole and just_this and _is_plain(held)


@lru_cache(maxsize=16)  # a signature stays in the paper when the next one is put on it
def _is_plain(held: bytes) -> bool:
    """Whether a signature is written as it must be: no byte of it, nor of the room it leaves, says anything else."""
    from asn1crypto.cms import ContentInfo
    from asn1crypto.parser import peek

    from gouji.paper.signatures.der import is_der

    size = peek(held)
    content = ContentInfo.load(held[:size])
    told = content.native  # which reads every part of it as what it must be
    signed = told["content"]
    used = [one["digest_algorithm"]["algorithm"] for one in signed["signer_infos"]]
    named = [one["algorithm"] for one in signed["digest_algorithms"]]
    usual = signed["version"] == "v1" and named == used and not _says_more(told)
    certificates = [one.dump() for one in content["content"]["certificates"]]
    in_order = certificates == sorted(certificates)
    return usual and in_order and is_der(held[:size]) and not held[size:].strip(b"\0")


def _says_more(part: object) -> bool:
    """Whether a part of a signature has a value that is none of its fields: asn1crypto calls it by its number."""
    if isinstance(part, dict):
        return any(name.isdigit() or _says_more(one) for name, one in part.items())
    return isinstance(part, list) and any(_says_more(one) for one in part)
