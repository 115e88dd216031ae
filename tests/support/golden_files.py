"""Files that were read and approved, held beside those that are made now.

To renew them: `GOLDEN=renew pytest tests/exports`, and then read what changed before it is committed.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from exports.blocks import Document
from exports.rendering.files import Form, files_of, write_files


def compare(made: Path, kept: Path) -> None:
    """Hold the files that were made beside those that were approved, or approve them."""
    if os.environ.get("GOLDEN") == "renew":
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(made, kept)
    written = {path.name: path.read_bytes() for path in made.iterdir()}
    approved = {path.name: path.read_bytes() for path in kept.iterdir()}
    assert sorted(written) == sorted(approved)
    for name, content in written.items():
        assert content.decode() == approved[name].decode(), name
        assert b"\r" not in content


def write_documents(
    documents: Iterable[Document], folder: Path, form: Form, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write each document into the folder; return the files, in their order."""
    return write_files(files_of(documents, form), folder, replace=replace)
