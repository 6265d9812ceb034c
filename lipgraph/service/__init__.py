"""The service: a store behind pages and GraphQL, on loopback, for the Host names that loopback has and no other."""

from lipgraph.service.building import service
from lipgraph.service.guard import loopback
from lipgraph.service.maps import model_of

__all__ = ["loopback", "model_of", "service"]
