// What did the transaction with this idempotency key do?
MATCH (r:Request {key: $key})
RETURN properties(r) AS request
