-- Append an entry to the log.
INSERT INTO "log" ("number", "transaction", "at", "actor", "revision", "payload_digests", "previous", "hash")
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
