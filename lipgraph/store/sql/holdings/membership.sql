-- Which membership facts does a partnership hold?
SELECT {columns} FROM "membership" WHERE "seat" IN (
  SELECT "seat"."id" FROM "seat" JOIN "council" ON "council"."id" = "seat"."council"
  WHERE "council"."partnership" = :partnership
)
