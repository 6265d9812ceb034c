-- Remember what the transaction with this idempotency key did.
INSERT INTO "idempotency" ("key", "written") VALUES (?, ?)
