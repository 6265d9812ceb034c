-- Which payloads stand beside an entry, and where?
SELECT "place", "salt", "text" FROM "payload" WHERE "entry" = ? ORDER BY "place"
