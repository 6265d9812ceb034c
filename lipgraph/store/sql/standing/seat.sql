-- Which seats are at councils that are established under an instrument?
SELECT {columns} FROM "seat" WHERE "council" IN (SELECT "id" FROM "council" WHERE "instrument" IS NOT NULL)
