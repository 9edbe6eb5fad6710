"""Signing with a private key that is open.

pyHanko's own signer keeps the bytes of a key and opens it for every signature and once more for every estimate of its
size; to open a key proves its primes, a quarter of a second for one of 3072 bits. Here it was opened when its file was.
Held by ``test_a_key_is_opened_once_for_all_its_signatures``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.dsa import DSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.sign.signers import Signer

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko_certvalidator.registry import CertificateStore

OpenKey = RSAPrivateKey | EllipticCurvePrivateKey | DSAPrivateKey | Ed25519PrivateKey | Ed448PrivateKey
"""The kinds of keys that sign."""


class OpenKeySigner(Signer):
    """Who signs with an open key: the certificate of its owner and those of the authorities above."""

    def __init__(self, key: OpenKey, owner: Certificate, authorities: CertificateStore) -> None:
        super().__init__(signing_cert=owner, cert_registry=authorities)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The signature of ``data``, hashed as told; a dry run wants its size alone and gets it from a true one."""
        hashed: hashes.HashAlgorithm = getattr(hashes, digest_algorithm.upper())()
        match self._key:
            case RSAPrivateKey() as key:
                return key.sign(data, PKCS1v15(), hashed)
            case EllipticCurvePrivateKey() as key:
                return key.sign(data, ECDSA(hashed))
            case DSAPrivateKey() as key:
                return key.sign(data, hashed)
            case key:
                return key.sign(data)
