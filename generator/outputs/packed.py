"""A site's folder as one zip inside it, to put on a share or send: the same files give the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name; the real one would change the bytes


def pack(folder: Path, name: str, apart: tuple[str, ...] = ()) -> Path:
    """Everything in the folder but the files named `apart`, in a folder of the zip's own name, so that it unpacks tidily."""
    target = folder / f"{name}.zip"
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in apart)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for file in files:
            entry = zipfile.ZipInfo(f"{name}/{file.relative_to(folder).as_posix()}", LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, file.read_bytes())
    return target
