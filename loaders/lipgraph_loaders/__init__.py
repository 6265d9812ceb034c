"""One reader per outside format: bytes in, facts, rejects and notes out; nothing here writes to a store."""

from lipgraph_loaders.base_vocabulary import base_vocabulary
from lipgraph_loaders.network_folder import is_network_folder, read_network_folder
from lipgraph_loaders.reading import Note, Reading, Reject

__all__ = ["Note", "Reading", "Reject", "base_vocabulary", "is_network_folder", "read_network_folder"]
