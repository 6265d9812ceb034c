-- What belongs to no place in the log, and which is the last revision that anything beside the log names?
SELECT
  (SELECT count(*) FROM "log" WHERE "number" < 1)
    + (SELECT count(*) FROM "payload" WHERE "entry" NOT IN (SELECT "number" FROM "log" WHERE "number" > 0)),
  max(
    (SELECT coalesce(max("revision"), 0) FROM "touch"),
    (SELECT coalesce(max("written" ->> '$.revision'), 0) FROM "idempotency")
  )
