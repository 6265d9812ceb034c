-- Which question facts does a partnership hold?
SELECT {columns} FROM "question" WHERE "wave" IN (SELECT "id" FROM "wave" WHERE "partnership" = :partnership)
