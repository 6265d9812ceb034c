-- Which changes does an entry hold?
SELECT "text", "salt" FROM "payload" WHERE "entry" = ? ORDER BY "place"
