-- Of which partnerships does a fact name one of these organizations?
WITH "asked" AS (SELECT "value" AS "id" FROM json_each(?))
SELECT "partnership" FROM "participation" WHERE "organization" IN (SELECT "id" FROM "asked")
UNION SELECT "partnership" FROM "sector_assignment" WHERE "organization" IN (SELECT "id" FROM "asked")
UNION SELECT "partnership" FROM "lead" WHERE "organization" IN (SELECT "id" FROM "asked")
UNION SELECT "council"."partnership" FROM "membership" JOIN "seat" ON "seat"."id" = "membership"."seat"
  JOIN "council" ON "council"."id" = "seat"."council"
  WHERE "membership"."organization" IN (SELECT "id" FROM "asked") AND "council"."partnership" IS NOT NULL
UNION SELECT "wave"."partnership" FROM "response" JOIN "wave" ON "wave"."id" = "response"."wave"
  WHERE "response"."organization" IN (SELECT "id" FROM "asked")
UNION SELECT "partnership" FROM "claim" WHERE "source_org" IN (SELECT "id" FROM "asked")
UNION SELECT "partnership" FROM "claim" WHERE "target_org" IN (SELECT "id" FROM "asked")
UNION SELECT "partnership" FROM "claim" WHERE "claimant" IN (SELECT "id" FROM "asked")
