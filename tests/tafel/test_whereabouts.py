"""A folder that is copied to other places, or stands on a network, is told once, with what that means."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from sessions.acts.prepare import create_series
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from tafel.app import TafelApp
from tafel.cli import main
from tafel.settings import SettingsFile
from tafel.whereabouts import NETWORK, Computer, Kept, kept_elsewhere, this_computer, told_once, warning

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/zorg /home/bo/G\040schijf cifs rw 0 0
server:/map /mnt/server nfs4 rw 0 0
bo@server: /mnt/ver fuse.sshfs rw 0 0
/dev/sdb1 /mnt/server/stick ext4 rw 0 0
"""
HERE = Computer({}, mounts=MOUNTS)


@pytest.mark.parametrize(
    ("folder", "where"),
    [
        (PureWindowsPath(r"C:\Users\bo\OneDrive - Jeugdhulp Duinrand\tafel"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\bo\OneDrive\Documenten"), "OneDrive"),
        (PurePosixPath("/Users/bo/Library/CloudStorage/OneDrive-Duinrand/tafel"), "OneDrive"),
        (PurePosixPath("/Users/bo/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PureWindowsPath(r"C:\Users\bo\iCloudDrive\tafel"), "iCloud"),
        (PurePosixPath("/home/bo/Dropbox (Duinrand)/tafel"), "Dropbox"),
        (PurePosixPath("/home/bo/Nextcloud/tafel"), "Nextcloud"),
        (PurePosixPath("/home/bo/Google Drive/tafel"), "Google Drive"),
        (PureWindowsPath(r"\\server\zorg\tafel"), NETWORK),
        (PureWindowsPath(r"\\?\UNC\server\zorg\tafel"), NETWORK),
        (PureWindowsPath(r"\\?\C:\Users\bo\tafel"), ""),
        (PureWindowsPath(r"C:\Users\bo\AppData\Local\tafel"), ""),
        (PurePosixPath("/home/bo/G schijf/tafel"), NETWORK),
        (PurePosixPath("/mnt/server/tafel"), NETWORK),
        (PurePosixPath("/mnt/server/stick/tafel"), ""),
        (PurePosixPath("/mnt/serverkast/tafel"), ""),
        (PurePosixPath("/mnt/ver"), NETWORK),
        (PurePosixPath("/home/bo/.local/share/tafel"), ""),
        (PurePosixPath("/home/bo/dropboxen/tafel"), ""),
    ],
    ids=str,
)
def test_a_folder_is_known_by_its_name_or_by_its_disk(folder: PurePath, where: str) -> None:
    assert kept_elsewhere(folder, HERE) == where


def test_a_folder_is_known_by_what_the_service_says_or_leaves_in_it() -> None:
    work = PureWindowsPath(r"C:\Werk\Zorg")
    assert kept_elsewhere(work / "tafel", Computer({"OneDriveCommercial": str(work)})) == "OneDrive"
    assert kept_elsewhere(work / "tafel", Computer({"OneDrive": ""})) == ""
    marked = Computer({}, is_there=lambda path: path == work / ".dropbox")
    assert kept_elsewhere(work / "tafel" / "2026", marked) == "Dropbox"
    assert kept_elsewhere(PureWindowsPath("Z:/tafel"), Computer({}, is_remote=lambda drive: drive == "Z:")) == NETWORK
    assert kept_elsewhere(PurePosixPath("/tmp"), this_computer()) == ""


@pytest.mark.parametrize("what", Kept)
def test_the_warning_says_what_it_means_and_what_to_do(what: Kept) -> None:
    for where in ("OneDrive", NETWORK):
        told = warning(what, where)
        assert where in told
        assert "Vraag uw organisatie" in told


def test_it_is_told_once_per_place_and_use(tmp_path: Path) -> None:
    settings, folder = SettingsFile(tmp_path / "instellingen"), tmp_path / "Dropbox" / "tafel"
    assert "Dropbox" in told_once(folder, Kept.ARCHIVE, settings)
    assert told_once(folder, Kept.ARCHIVE, SettingsFile(tmp_path / "instellingen")) == ""
    assert "documenten" in told_once(folder, Kept.DOCUMENTS, settings)
    assert "Dropbox" in told_once(folder / "ander", Kept.ARCHIVE, settings)
    assert told_once(tmp_path, Kept.ARCHIVE, settings) == ""


def test_a_link_to_such_a_folder_is_such_a_folder(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "hier").symlink_to(tmp_path / "Nextcloud")
    assert "Nextcloud" in told_once(tmp_path / "hier", Kept.ARCHIVE, SettingsFile(tmp_path))


def test_commands_tell_it_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = Archive(tmp_path / "OneDrive" / "tafel")
    create_series(archive, SeriesKind.COP, "Samen").close()
    words = ["--archief", str(archive.folder), "tips", "samen", "--uit", str(tmp_path / "Dropbox")]
    for expected in (("OneDrive", "Dropbox"), ()):
        with pytest.raises(SystemExit):
            main(words)
        err = capsys.readouterr().err
        assert [service for service in ("OneDrive", "Dropbox") if service in err] == list(expected)


async def test_the_app_tells_it_at_the_start(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "Nextcloud" / "tafel")
    create_series(archive, SeriesKind.COP, "Samen").close()
    for expected in (1, 0):
        app = TafelApp(archive.folder, strict=True)
        async with app.run_test() as pilot:
            for _ in range(5):
                await pilot.pause()
            told = [toast.message for toast in app._notifications if "Nextcloud" in toast.message]
            assert len(told) == expected
