"""A small secret in a file that a passphrase opens, in the `age` format (https://age-encryption.org/v1).

`pyrage` can write and read such files too, but it chooses the work factor by the speed of the machine it runs on, so
that a key made on a fast one keeps an old laptop busy for half a minute; and it holds Python's lock meanwhile, so that
a screen would freeze. Here the factor is fixed, and other threads go on.
"""

import base64
import hashlib
import hmac
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

WORK = 18
"""The binary logarithm of scrypt's cost, as `age` itself takes it: 256 MiB and about a second on a laptop of today, and
some four seconds on one of ten years ago. 2^20 would ask a gigabyte there, and a quarter of a minute."""
MOST_WORK = 22
"""What is refused to be tried: a file that asks more was not made for people."""

_VERSION = b"age-encryption.org/v1\n"
_LABEL = b"age-encryption.org/v1/scrypt"
_FILE_KEY = 16
_CHUNK = 64 * 1024
_HEADER = re.compile(
    rb"(?P<signed>age-encryption\.org/v1\n-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<work>[1-9][0-9]?)\n"
    rb"(?P<key>[A-Za-z0-9+/]{43})\n---) (?P<mac>[A-Za-z0-9+/]{43})\n"
)


class WrongPassphrase(ValueError):
    """The passphrase does not open this file, or the file is damaged: nobody can tell which."""


def seal_with_passphrase(secret: bytes, passphrase: str, *, work: int = WORK) -> bytes:
    """Return a file that holds a secret of at most 64 KiB for who knows the passphrase."""
    if len(secret) > _CHUNK:
        raise ValueError("only a small secret fits")
    file_key, salt, nonce = os.urandom(_FILE_KEY), os.urandom(16), os.urandom(16)
    wrapped = _cipher(_wrapping_key(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    signed = _VERSION + b"-> scrypt %s %d\n%s\n---" % (_base64(salt), work, _base64(wrapped))
    header = signed + b" " + _base64(_mac(file_key, signed)) + b"\n"
    return header + nonce + _cipher(_payload_key(file_key, nonce)).encrypt(_LAST, secret, None)


def open_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Return the secret in a file. Raises WrongPassphrase. Takes as long as its work factor says, without the GIL."""
    found = _HEADER.match(data)
    if not found or not 1 <= (work := int(found["work"])) <= MOST_WORK:
        raise WrongPassphrase
    wrapping = _wrapping_key(passphrase, _bytes(found["salt"]), work)
    file_key = _decrypted(wrapping, bytes(12), _bytes(found["key"]))
    if not hmac.compare_digest(_mac(file_key, found["signed"]), _bytes(found["mac"])):
        raise WrongPassphrase
    rest = data[found.end() :]
    return _decrypted(_payload_key(file_key, rest[:16]), _LAST, rest[16:])


_LAST = bytes(11) + b"\x01"
"""The nonce of a first chunk that is the last one too."""


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    memory = 128 * 8 * 2**work + 2**20
    return hashlib.scrypt(passphrase.encode(), salt=_LABEL + salt, n=2**work, r=8, p=1, maxmem=memory, dklen=32)


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256, for one block of output (RFC 5869)."""
    drawn = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(drawn, purpose + b"\x01", "sha256")


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _payload_key(file_key: bytes, nonce: bytes) -> bytes:
    return _derived(file_key, nonce, b"payload")


def _cipher(key: bytes) -> "ChaCha20Poly1305":
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key)


def _decrypted(key: bytes, nonce: bytes, data: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(key).decrypt(nonce, data, None)
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase from error


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
