-- Which response facts does a partnership hold?
SELECT {columns} FROM "response" WHERE "wave" IN (SELECT "id" FROM "wave" WHERE "partnership" = :partnership)
