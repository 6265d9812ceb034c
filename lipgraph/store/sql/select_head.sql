-- Where does the log end, and at which revision?
SELECT "number", "hash", "revision" FROM "log" ORDER BY "number" DESC LIMIT 1
