-- What did the transaction with this idempotency key do?
SELECT "written" FROM "idempotency" WHERE "key" = ?
