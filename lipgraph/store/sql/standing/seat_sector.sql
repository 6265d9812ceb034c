-- What are the seats of councils that are established under an instrument for?
SELECT {columns} FROM "seat_sector" WHERE "seat" IN (
  SELECT "seat"."id" FROM "seat" JOIN "council" ON "council"."id" = "seat"."council"
  WHERE "council"."instrument" IS NOT NULL
)
