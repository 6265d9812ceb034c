-- Store a change beside the entry that commits to it.
INSERT INTO "payload" ("entry", "place", "salt", "text") VALUES (?, ?, ?, ?)
