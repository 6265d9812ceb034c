"""What a person said of a partnership, row by row, becomes facts beside what is stored; nothing is written here."""

from lipgraph.usecases.rostering.drafting import draft
from lipgraph.usecases.rostering.known import known_of, named_in
from lipgraph.usecases.rostering.values import Action, Drafted, Known, LookAlike

__all__ = ["Action", "Drafted", "Known", "LookAlike", "draft", "known_of", "named_in"]
