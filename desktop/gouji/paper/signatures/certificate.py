"""The certificates that people sign with: PKCS#12 files, among them self-issued ones made here."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from gouji import whole_files
from gouji.errors import UserError, unwritable
from gouji.model.names import refuse_reserved

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

    from gouji.paper.signatures.open_key import OpenKey, OpenKeySigner

SM_ALGORITHMS, SM_PREFIX = "1.2.156.10197", bytes.fromhex("2a811ccf5501")
"""Object identifier of the national algorithms (SM2, SM3, SM4), as text and as it stands in a file."""

VALID_FOR = timedelta(days=3 * 365)
KEY_BITS = 3072

LONGEST_NAME = 64
"""Characters of a name in a certificate (X.520, ub-common-name)."""

UNPRINTED = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Kinds of characters that are no letters and steer a terminal, a line or its direction."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with its key, ready to sign."""

    name: str
    issuer: str
    """Who vouches for the name; the same name when it is self-issued."""
    self_issued: bool
    digest: str
    signer: OpenKeySigner


def load(path: Path, password: str, now: datetime) -> Credential:
    """The credential in a PKCS#12 file; raises UserError."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import pkcs12

    from gouji.paper.signatures.open_key import OpenKey

    data = read(path)
    secret = password.encode("utf-8") or None
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, secret)
    except UnsupportedAlgorithm as error:
        raise _national(path) if SM_ALGORITHMS in str(error) else _unsupported(path) from error
    except ValueError as error:
        if SM_PREFIX in data:
            raise _national(path) from error
        raise UserError(
            "bad-certificate",
            "{name} cannot be opened: the password is wrong or it is no PKCS#12 file. Enter the password again.",
            name=path.name,
        ) from error
    if key is None or certificate is None:
        raise UserError(
            "bad-certificate",
            "{name} holds no certificate with its private key. Export it again together with the key.",
            name=path.name,
        )
    if not isinstance(key, OpenKey):
        raise _unsupported(path)
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise UserError(
            "bad-certificate",
            "The certificate in {name} is valid from {start} to {end} only. Sign with a valid one.",
            name=path.name,
            start=f"{certificate.not_valid_before_utc:%Y-%m-%d}",
            end=f"{certificate.not_valid_after_utc:%Y-%m-%d}",
        )
    return Credential(
        name=owner_of(certificate),
        issuer=issuer_of(certificate),
        self_issued=is_self_issued(certificate),
        digest=certificate.fingerprint(SHA256()).hex(),
        signer=_signer(key, certificate, others),
    )


def _signer(key: OpenKey, owner: Certificate, others: Iterable[Certificate]) -> OpenKeySigner:
    """Who signs with an open key."""
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from gouji.paper.signatures.open_key import OpenKeySigner

    authorities = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ says nothing of types
    authorities.register_multiple(x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in others)
    return OpenKeySigner(key, x509.Certificate.load(owner.public_bytes(Encoding.DER)), authorities)


def issue(name: str, path: Path, password: str, now: datetime) -> None:
    """Make a self-issued certificate for a person; raises UserError when it cannot be written or lacks a password."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12

    name = _checked(name)
    if not password:
        raise UserError("bad-certificate", "A certificate needs a password. Enter one that only its owner knows.")
    refuse_reserved(path)
    if path.exists():
        raise UserError("not-written", "{name} exists already. Choose another name.", name=path.name)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    owner = _subject(name)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only"), False
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(owner)
        .issuer_name(owner)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, decipher_only=False, **usage), critical=True
        )
    )
    with _names_of_any_length():
        certificate = builder.sign(key, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(password.encode("utf-8"))
    data = pkcs12.serialize_key_and_certificates(name.encode("utf-8"), key, certificate, None, locked)
    _write(path, data)


def is_self_issued(certificate: Certificate) -> bool:
    """Whether nobody but its owner vouches for it."""
    with _names_of_any_length():
        return certificate.issuer == certificate.subject


def owner_of(certificate: Certificate) -> str:
    """What the person is called whose certificate it is."""
    with _names_of_any_length():
        return _common_name(certificate.subject)


def issuer_of(certificate: Certificate) -> str:
    """What the authority is called that issued it."""
    with _names_of_any_length():
        return _common_name(certificate.issuer)


def printed(text: str) -> str:
    """A name that anybody may have put into a file, as it stands in a sentence: in one line, of letters only."""
    return "".join(letter for letter in " ".join(text.split()) if category(letter) not in UNPRINTED)


def _common_name(name: Name) -> str:
    from cryptography.x509.oid import NameOID

    found = name.get_attributes_for_oid(NameOID.COMMON_NAME) or list(name)
    return (printed(str(found[0].value)) if found else "") or "?"


def _checked(name: str) -> str:
    """The name as it goes into a certificate; raises UserError where it cannot."""
    name = " ".join(name.split())
    if not name:
        raise UserError("bad-certificate", "A certificate needs the name of its owner. Enter the name.")
    if name != printed(name):
        raise UserError(
            "bad-certificate", "The name holds characters that cannot be seen. Type it anew instead of pasting it."
        )
    if len(name) > LONGEST_NAME:
        raise UserError(
            "bad-certificate",
            "A certificate takes a name of {most} characters at most; this one has {count}. Shorten it.",
            most=LONGEST_NAME,
            count=len(name),
        )
    return name


def _subject(name: str) -> Name:
    """A name of its own; X.509 counts its characters, cryptography the bytes, of which a Chinese one has three each."""
    from asn1crypto.x509 import Name as Asn1Name
    from cryptography.x509 import Name

    with _names_of_any_length():
        return Name.from_bytes(Asn1Name.build({"common_name": name}).dump())


@contextmanager
def _names_of_any_length() -> Iterator[None]:
    """Look at names without a warning on stderr that one has more than 64 bytes."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Attribute's length must be", UserWarning)
        yield


def read(path: Path) -> bytes:
    """The bytes of a file of certificates; raises UserError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "not-found", "{name} cannot be read. Check the path of the certificate.", name=path.name
        ) from error


def _write(path: Path, data: bytes) -> None:
    """Only its owner may read the file."""
    try:
        whole_files.write(path, data, mode=whole_files.OWNER)
    except OSError as error:
        raise unwritable(
            "{name} cannot be written ({reason}). Save the certificate in another folder.", path.name, error
        ) from error


def _national(path: Path) -> UserError:
    return UserError(
        "sm2",
        "{name} is an SM2 certificate, which cannot sign here. Sign with an RSA or P-256 certificate, or print the "
        "paper and seal it with the official client.",
        name=path.name,
    )


def _unsupported(path: Path) -> UserError:
    return UserError(
        "bad-certificate",
        "The kind of key in {name} is not supported. Sign with an RSA or P-256 certificate.",
        name=path.name,
    )
