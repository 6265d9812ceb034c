-- Which organization-name facts does a partnership hold?
SELECT {columns} FROM "organization_name" WHERE "organization" IN (
  SELECT "organization" FROM "participation" WHERE "partnership" = :partnership
  UNION SELECT "organization" FROM "sector_assignment" WHERE "partnership" = :partnership
  UNION SELECT "organization" FROM "lead" WHERE "partnership" = :partnership
  UNION SELECT "membership"."organization" FROM "membership" JOIN "seat" ON "seat"."id" = "membership"."seat"
    JOIN "council" ON "council"."id" = "seat"."council" WHERE "council"."partnership" = :partnership
  UNION SELECT "organization" FROM "response" JOIN "wave" ON "wave"."id" = "response"."wave"
    WHERE "wave"."partnership" = :partnership
  UNION SELECT "source_org" FROM "claim" WHERE "partnership" = :partnership
  UNION SELECT "target_org" FROM "claim" WHERE "partnership" = :partnership
  UNION SELECT "claimant" FROM "claim" WHERE "partnership" = :partnership AND "claimant" IS NOT NULL
)
