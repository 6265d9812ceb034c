-- Which log entry comes next after this number?
SELECT "number", "transaction", "at", "actor", "revision", "payload_digests", "previous", "hash"
FROM "log" WHERE "number" > ? ORDER BY "number" LIMIT 1
