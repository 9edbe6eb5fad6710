"""The certificates that people sign with: PKCS#12 files, among them self-issued ones made here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from gouji import whole_files
from gouji.errors import UserError, reason_of
from gouji.model.names import refuse_reserved

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name
    from pyhanko.sign.signers import SimpleSigner

SM_ALGORITHMS, SM_PREFIX = "1.2.156.10197", bytes.fromhex("2a811ccf5501")
"""Object identifier of the national algorithms (SM2, SM3, SM4), as text and as it stands in a file."""

VALID_FOR = timedelta(days=3 * 365)
KEY_BITS = 3072


@dataclass(frozen=True, slots=True)
class Credential:
    """A certificate with its key, ready to sign."""

    name: str
    issuer: str
    """Who vouches for the name; the same name when it is self-issued."""
    self_issued: bool
    digest: str
    signer: SimpleSigner


def load(path: Path, password: str, now: datetime) -> Credential:
    """The credential in a PKCS#12 file; raises UserError."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    data = _read(path)
    secret = password.encode("utf-8") or None
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, secret)
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
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise UserError(
            "bad-certificate",
            "The certificate in {name} is valid from {start} to {end} only. Sign with a valid one.",
            name=path.name,
            start=f"{certificate.not_valid_before_utc:%Y-%m-%d}",
            end=f"{certificate.not_valid_after_utc:%Y-%m-%d}",
        )
    return Credential(
        name=common_name(certificate.subject),
        issuer=common_name(certificate.issuer),
        self_issued=is_self_issued(certificate),
        digest=certificate.fingerprint(SHA256()).hex(),
        signer=SimpleSigner.load_pkcs12_data(data, [], secret),
    )


def issue(name: str, path: Path, password: str, now: datetime) -> None:
    """Make a self-issued certificate for a person; raises UserError when it cannot be written or lacks a password."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509.oid import NameOID

    if not name.strip():
        raise UserError("bad-certificate", "A certificate needs the name of its owner. Enter the name.")
    if not password:
        raise UserError("bad-certificate", "A certificate needs a password. Enter one that only its owner knows.")
    refuse_reserved(path)
    if path.exists():
        raise UserError("not-written", "{name} exists already. Choose another name.", name=path.name)
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    owner = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name.strip())])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only"), False
    )
    certificate = (
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
        .sign(key, hashes.SHA256())
    )
    locked = serialization.BestAvailableEncryption(password.encode("utf-8"))
    data = pkcs12.serialize_key_and_certificates(name.strip().encode("utf-8"), key, certificate, None, locked)
    _write(path, data)


def is_self_issued(certificate: Certificate) -> bool:
    """Whether nobody but its owner vouches for it."""
    return certificate.issuer == certificate.subject


def common_name(name: Name) -> str:
    """What a person or an authority is called."""
    from cryptography.x509.oid import NameOID

    found = name.get_attributes_for_oid(NameOID.COMMON_NAME) or list(name)
    return str(found[0].value) if found else "?"


def _read(path: Path) -> bytes:
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
        raise UserError(
            "not-written",
            "{name} cannot be written ({reason}). Save the certificate in another folder.",
            name=path.name,
            reason=reason_of(error),
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
