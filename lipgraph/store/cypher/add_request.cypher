// Stores an idempotency key with what its transaction did.
CREATE (r:Request)
SET r = $request
RETURN r.key AS key
