"""People with certificates of their own, for the tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12

from gouji.paper.signatures import certificate

PASSWORD = "一二三456"
NAMES = {"preparer": "编制员甲", "reviewer": "复核员乙", "approver": "批准人丙"}
NOW = datetime.now(UTC)


@cache
def p12_of(role: str) -> Path:
    """The certificate of the person who signs in this role, made once a run."""
    path = Path(mkdtemp()) / f"{role}.p12"
    certificate.issue(NAMES[role], path, PASSWORD, NOW)
    return path


@cache
def credential_of(role: str) -> certificate.Credential:
    return certificate.load(p12_of(role), PASSWORD, NOW)


def pem_of(role: str) -> bytes:
    _, owner, _ = pkcs12.load_key_and_certificates(p12_of(role).read_bytes(), PASSWORD.encode())
    assert owner is not None
    return owner.public_bytes(Encoding.PEM)


def p12_of_curve(curve: ec.EllipticCurve, path: Path) -> Path:
    """A certificate of the preparer on an elliptic curve."""
    key = ec.generate_private_key(curve)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAMES["preparer"])])
    number = x509.random_serial_number()
    builder = x509.CertificateBuilder(name, name, key.public_key(), number, NOW, NOW + timedelta(days=9))
    owner, sealed = builder.sign(key, SHA256()), BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(None, key, owner, None, sealed))
    return path
