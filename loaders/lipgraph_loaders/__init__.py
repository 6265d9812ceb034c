"""One reader per outside format: bytes in, facts, rejects and notes out; nothing here writes to a store."""

from pathlib import Path

from lipgraph.domain.base_vocabulary import base_vocabulary
from lipgraph.errors import NotFound
from lipgraph_loaders.network_folder import is_network_folder, read_network_folder
from lipgraph_loaders.reading import Note, Reading, Reject
from lipgraph_loaders.roster import RosterReading, is_roster, read_roster
from lipgraph_loaders.table_folder import is_table_folder, read_table_folder, write_table_folder

__all__ = [
    "Note",
    "Reading",
    "Reject",
    "RosterReading",
    "base_vocabulary",
    "is_network_folder",
    "is_roster",
    "is_table_folder",
    "read_folder",
    "read_network_folder",
    "read_roster",
    "read_table_folder",
    "shipped",
    "write_table_folder",
]

_DATASETS = Path(__file__).parent / "datasets"


def shipped(name: str) -> Path:
    """Return the table folder of a data set that ships. Raises NotFound for a name that none has."""
    names = {folder.name: folder for folder in _DATASETS.iterdir() if folder.is_dir()} if _DATASETS.is_dir() else {}
    if name not in names:
        raise NotFound(kind="dataset", id=name)
    return names[name]


def read_folder(folder: Path) -> Reading:
    """Read a folder of either kind; one that is neither is read as tables, whose rejects say what is missing."""
    is_network = is_network_folder(folder) and not is_table_folder(folder)
    return read_network_folder(folder) if is_network else read_table_folder(folder)
