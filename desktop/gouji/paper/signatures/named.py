"""The certificates that a user names as those that must have signed: a file of one or of many, PEM or DER."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gouji.errors import UserError
from gouji.paper.signatures.certificate import owner_of, read

PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


def named_in(paths: Iterable[Path]) -> dict[str, str]:
    """The owner of each certificate in some files by its SHA-256; raises UserError for a file that holds none."""
    return {digest: name for path in paths for digest, name in _named(path).items()}


def _named(path: Path) -> dict[str, str]:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    data = read(path)
    pem = PEM.findall(data)
    try:
        found = [x509.load_pem_x509_certificate(one) for one in pem] or [
            x509.load_der_x509_certificate(one) for one in _one_after_the_other(data)
        ]
        named = {one.fingerprint(SHA256()).hex(): owner_of(one) for one in found}
    except ValueError as error:
        raise _no_certificate(path) from error
    if not named:
        raise _no_certificate(path)
    return named


def _one_after_the_other(data: bytes) -> Iterator[bytes]:
    """The values of DER in a file; raises ValueError."""
    from asn1crypto.parser import peek

    while data:
        size = peek(data)
        yield data[:size]
        data = data[size:]


def _no_certificate(path: Path) -> UserError:
    return UserError(
        "bad-certificate",
        "{name} holds no certificate. Name a file with the certificates that must have signed, PEM or DER, without "
        "their keys.",
        name=path.name,
    )
