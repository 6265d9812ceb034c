-- Which idempotency keys are kept, and what did their transactions do?
SELECT "key", "written" FROM "idempotency" ORDER BY "key"
