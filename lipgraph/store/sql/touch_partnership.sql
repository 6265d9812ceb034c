-- Say at which revision of the store a partnership was touched last.
INSERT INTO "touch" ("partnership", "revision") VALUES (?, ?)
ON CONFLICT ("partnership") DO UPDATE SET "revision" = excluded."revision"
