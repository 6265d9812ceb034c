-- At which revision of the store was this partnership touched last?
SELECT "revision" FROM "touch" WHERE "partnership" = ?
