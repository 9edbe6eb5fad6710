"""Signatures with a time stamp, from an authority of the tests that answers without a network."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from io import BytesIO

from asn1crypto import keys, x509
from cryptography import x509 as made_x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from gouji.paper.signatures.revisions.bare_revision import BareRevision, BareSigner
from tests.paper.papers import metadata_of
from tests.paper.people import NOW, credential_of


@cache
def authority() -> DummyTimeStamper:
    """Who stamps."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = made_x509.Name([made_x509.NameAttribute(made_x509.NameOID.COMMON_NAME, "时间戳")])
    number = made_x509.random_serial_number()
    start, end = NOW - timedelta(days=1), NOW + timedelta(days=9)
    builder = made_x509.CertificateBuilder(name, name, key.public_key(), number, start, end)
    usage = made_x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = builder.add_extension(usage, critical=True).sign(key, SHA256())
    return DummyTimeStamper(
        x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
    )


def stamped(data: bytes, role: str) -> bytes:
    """The paper with the signature of a role that bears a time stamp."""
    metadata = metadata_of(role)
    signer = BareSigner(metadata, credential_of(role).signer, timestamper=authority())
    output: BytesIO = signer.sign_pdf(BareRevision(BytesIO(data)), existing_fields_only=True, output=BytesIO())
    return output.getvalue()
