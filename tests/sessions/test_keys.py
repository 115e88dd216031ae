"""The key of an archive: who knows the passphrase or has a recovery key can open what it sealed, and nobody else."""

import shutil
import subprocess
import threading
import time
from pathlib import Path

import pexpect
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import InvalidInput
from sessions.store.codec import Unreadable
from sessions.store.keys.keyring import MARK, Keyring, is_sealed
from sessions.store.keys.passphrase_file import WORK, WrongPassphrase, open_with_passphrase, seal_with_passphrase
from sessions.store.keys.refusals import KeyExists, Locked, NoKey, WrongWords

WORDS = "fiets wolk lepel dijk"
OTHER = "kachel brug anijs tent"
CHEAP = 4
AGE = shutil.which("age")
needs_age = pytest.mark.skipif(AGE is None, reason="Debian's age is not installed here")


@pytest.fixture
def keys(tmp_path: Path) -> Keyring:
    """A keyring that was just made, and is open."""
    keyring = Keyring(tmp_path, work=CHEAP)
    keyring.make(WORDS)
    return keyring


def again(keys: Keyring) -> Keyring:
    """The same keyring after a restart."""
    return Keyring(keys.folder.parent, work=CHEAP)


@given(st.binary(max_size=300), st.text(min_size=1, max_size=40))
def test_what_a_passphrase_sealed_it_opens_and_another_does_not(secret: bytes, passphrase: str) -> None:
    sealed = seal_with_passphrase(secret, passphrase, work=1)
    assert open_with_passphrase(sealed, passphrase) == secret
    assert pyrage.passphrase.decrypt(sealed, passphrase) == secret
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(sealed, passphrase + "!")


def test_what_another_program_sealed_is_opened_too() -> None:
    assert open_with_passphrase(pyrage.passphrase.encrypt(b"geheim", WORDS), WORDS) == b"geheim"


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_damaged_file_opens_for_nobody(place: int, change: int) -> None:
    sealed = bytearray(seal_with_passphrase(b"geheim", WORDS, work=1))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(bytes(sealed), WORDS)


def test_the_cost_of_a_guess_is_written_in_the_file() -> None:
    assert f" {WORK}\n".encode() in seal_with_passphrase(b"", WORDS).splitlines(keepends=True)[1]


def test_unlocking_lets_other_threads_go_on() -> None:
    sealed = seal_with_passphrase(b"geheim", WORDS, work=15)
    stop, waits = threading.Event(), [0.0]

    def count() -> None:
        last = time.perf_counter()
        while not stop.wait(0.001):
            waits.append(time.perf_counter() - last)
            last = time.perf_counter()

    counting = threading.Thread(target=count)
    counting.start()
    open_with_passphrase(sealed, WORDS)
    stop.set()
    counting.join()
    assert len(waits) > 3, "nothing else ran while the passphrase was tried"


def test_after_a_restart_the_passphrase_is_asked_and_opens(keys: Keyring) -> None:
    sealed = keys.seal((b"een ", b"tekst"))
    assert is_sealed(sealed[0])
    assert b"tekst" not in sealed[0]
    restarted = again(keys)
    assert (restarted.exists, restarted.is_locked) == (True, True)
    with pytest.raises(Locked, match="wachtwoordzin"):
        restarted.open(sealed[0])
    with pytest.raises(WrongWords, match="onjuist of bestand beschadigd"):
        restarted.unlock(OTHER)
    restarted.unlock(WORDS)
    assert restarted.open(sealed[0]) == b"een tekst"
    restarted.lock()
    with pytest.raises(Locked):
        restarted.seal((b"meer",))


def test_without_a_key_nothing_is_asked(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path)
    assert (keyring.exists, keyring.is_locked, keyring.recovery) == (False, False, ())
    with pytest.raises(NoKey, match="tafel sleutel maak"):
        keyring.unlock(WORDS)


def test_a_second_key_would_lose_the_first(keys: Keyring) -> None:
    before = (keys.folder / "identiteit.age").read_bytes()
    with pytest.raises(KeyExists, match="heeft al een sleutel"):
        keys.make(OTHER)
    assert (keys.folder / "identiteit.age").read_bytes() == before


@pytest.mark.parametrize("weak", ["", "kort", "a" * 40, "ha ha ha ha ha ha ha"])
def test_a_weak_passphrase_is_refused(tmp_path: Path, weak: str) -> None:
    with pytest.raises(InvalidInput, match="vier gewone woorden"):
        Keyring(tmp_path, work=CHEAP).make(weak)


def test_another_passphrase_opens_what_was_sealed_before(keys: Keyring) -> None:
    sealed = keys.seal((b"tekst",))
    keys.change_passphrase(OTHER)
    restarted = again(keys)
    with pytest.raises(WrongWords):
        restarted.unlock(WORDS)
    restarted.unlock(OTHER)
    assert restarted.open(sealed[0]) == b"tekst"


def test_a_recovery_key_opens_the_files_and_the_keyring(keys: Keyring) -> None:
    helper = pyrage.x25519.Identity.generate()
    keys.add_recovery("Coördinator regio", str(helper.to_public()))
    assert [key.name for key in again(keys).recovery] == ["Coördinator regio"]
    sealed = keys.seal((b"tekst",))
    assert pyrage.decrypt(sealed[0], [helper]) == b"tekst"
    forgotten = again(keys)
    forgotten.regain(str(helper), OTHER)
    assert forgotten.open(sealed[0]) == b"tekst"
    restarted = again(keys)
    restarted.unlock(OTHER)
    restarted.drop_recovery(str(helper.to_public()))
    assert restarted.recovery == ()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(restarted.seal((b"later",))[0], [helper])


def test_a_stranger_cannot_regain(keys: Keyring) -> None:
    keys.add_recovery("coördinator", str(pyrage.x25519.Identity.generate().to_public()))
    for secret in (str(pyrage.x25519.Identity.generate()), "AGE-SECRET-KEY-1ONZIN", ""):
        with pytest.raises(WrongWords, match="past niet"):
            again(keys).regain(secret, OTHER)
    restarted = again(keys)
    restarted.unlock(WORDS)


@pytest.mark.parametrize("public", ["", "age1kort", "AGE-SECRET-KEY-1ABC", "age1" + "q" * 58])
def test_what_is_no_public_key_is_refused(keys: Keyring, public: str) -> None:
    with pytest.raises(InvalidInput, match="age1"):
        keys.add_recovery("wie", public)
    assert keys.recovery == ()


def test_damage_and_another_key_are_unreadable(keys: Keyring, tmp_path: Path) -> None:
    other = Keyring(tmp_path / "ander", work=CHEAP)
    other.make(WORDS)
    sealed = keys.seal((b"tekst",))[0]
    for data in (other.seal((b"tekst",))[0], sealed[:-1], MARK, sealed.replace(b"X25519", b"X25518")):
        with pytest.raises(Unreadable):
            keys.open(data)


def test_the_files_are_for_the_user_alone(keys: Keyring) -> None:
    keys.add_recovery("coördinator", str(pyrage.x25519.Identity.generate().to_public()))
    assert keys.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in keys.folder.iterdir()} == {0o600}
    assert not any(b"AGE-SECRET" in path.read_bytes() for path in keys.folder.iterdir())


@needs_age
def test_age_opens_our_key_and_our_files(keys: Keyring, tmp_path: Path) -> None:
    (tmp_path / "reeks.json").write_bytes(keys.seal((b"inhoud",))[0])
    command = pexpect.spawn(f"{AGE} -d -i {keys.folder / 'identiteit.age'} {tmp_path / 'reeks.json'}", timeout=30)
    command.expect("passphrase")
    command.sendline(WORDS)
    command.expect("inhoud")
    command.close()


@needs_age
def test_we_open_what_age_sealed(keys: Keyring) -> None:
    done = subprocess.run([str(AGE), "-r", keys.public], input=b"inhoud", capture_output=True, check=True)
    assert keys.open(done.stdout) == b"inhoud"
