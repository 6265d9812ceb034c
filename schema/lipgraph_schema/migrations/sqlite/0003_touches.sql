-- At which revision of the store each partnership was touched last. Those that are there begin with today's.

CREATE TABLE "touch" (
  "partnership" TEXT PRIMARY KEY,
  "revision" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO "touch" ("partnership", "revision")
SELECT "id", (SELECT coalesce(max("revision"), 0) FROM "log") FROM "partnership";
