"""The service: a store behind pages and GraphQL, for this machine, or for whoever has its token."""

from lipgraph.service.building import Access, service
from lipgraph.service.drawing import model_of
from lipgraph.service.guard import listening_address
from lipgraph.service.requests import tell_requests

__all__ = ["Access", "listening_address", "model_of", "service", "tell_requests"]
