// Which idempotency keys are kept, and what did their transactions do?
MATCH (r:Request)
RETURN properties(r) AS request
ORDER BY r.key
