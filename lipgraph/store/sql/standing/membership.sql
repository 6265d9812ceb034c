-- Who holds the seats of councils that are established under an instrument?
SELECT {columns} FROM "membership" WHERE "seat" IN (
  SELECT "seat"."id" FROM "seat" JOIN "council" ON "council"."id" = "seat"."council"
  WHERE "council"."instrument" IS NOT NULL
)
