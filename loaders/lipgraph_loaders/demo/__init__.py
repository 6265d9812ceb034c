"""A synthetic council, generated and labelled so, with known gaps, brokers and changes planted in it."""

from lipgraph_loaders.demo.generator import demo_facts
from lipgraph_loaders.demo.planted import PLANTED, Planted

__all__ = ["PLANTED", "Planted", "demo_facts"]
