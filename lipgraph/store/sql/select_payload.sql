-- Which payload stands at this place of an entry?
SELECT "text", "salt" FROM "payload" WHERE "entry" = ? AND "place" = ?
