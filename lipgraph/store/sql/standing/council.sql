-- Which councils are established under an instrument?
SELECT {columns} FROM "council" WHERE "instrument" IS NOT NULL
