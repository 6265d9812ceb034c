-- The tables of every noun, the log, its payloads and the idempotency keys: what lipgraph stores in SQLite.
-- A part of a key that is absent is the empty text; every other absent value is NULL. Texts are NFC, lists are JSON.

CREATE TABLE "taxonomy" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_fr" TEXT,
  "version" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "sector" (
  "taxonomy" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_fr" TEXT,
  "short" TEXT,
  "short_fr" TEXT,
  "kind" TEXT,
  "rank" INTEGER,
  "broader" TEXT,
  "exact_match" TEXT,
  "alternatives" TEXT CHECK (json_type("alternatives") = 'array'),
  "note" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("taxonomy", "code"),
  FOREIGN KEY ("taxonomy") REFERENCES "taxonomy" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("taxonomy", "broader") REFERENCES "sector" ("taxonomy", "code") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "codebook" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "title_fr" TEXT,
  "version" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "relation" (
  "codebook" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_fr" TEXT,
  "directed" INTEGER CHECK ("directed" IN (0, 1)),
  "exact_match" TEXT,
  "levels" TEXT CHECK (json_type("levels") = 'array'),
  "threshold" REAL,
  "in_default_view" INTEGER CHECK ("in_default_view" IN (0, 1)),
  "rank" INTEGER,
  "note" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("codebook", "code"),
  FOREIGN KEY ("codebook") REFERENCES "codebook" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "partnership" (
  "id" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_fr" TEXT,
  "kind" TEXT,
  "synthetic" INTEGER CHECK ("synthetic" IN (0, 1)),
  "codebook" TEXT,
  "dataset" TEXT,
  "area" TEXT,
  "area_count" INTEGER,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("codebook") REFERENCES "codebook" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "taxonomy_use" (
  "partnership" TEXT NOT NULL,
  "taxonomy" TEXT NOT NULL,
  "spell" INTEGER NOT NULL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("partnership", "taxonomy", "spell"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("taxonomy") REFERENCES "taxonomy" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "organization" (
  "id" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "lang" TEXT,
  "kind" TEXT,
  "level_of_government" TEXT,
  "classified_by" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "organization_name" (
  "organization" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "kind" TEXT,
  "lang" TEXT,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("organization", "text"),
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "identifier" (
  "scheme" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "organization" TEXT NOT NULL,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("scheme", "value"),
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "participation" (
  "partnership" TEXT NOT NULL,
  "organization" TEXT NOT NULL,
  "spell" INTEGER NOT NULL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("partnership", "organization", "spell"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "sector_assignment" (
  "partnership" TEXT NOT NULL,
  "organization" TEXT NOT NULL,
  "taxonomy" TEXT NOT NULL,
  "sector" TEXT NOT NULL,
  "primary" INTEGER CHECK ("primary" IN (0, 1)),
  "spell" INTEGER NOT NULL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("partnership", "organization", "taxonomy", "sector", "spell"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("taxonomy", "sector") REFERENCES "sector" ("taxonomy", "code") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "lead" (
  "partnership" TEXT NOT NULL,
  "organization" TEXT NOT NULL,
  "inferred" INTEGER CHECK ("inferred" IN (0, 1)),
  "spell" INTEGER NOT NULL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("partnership", "organization", "spell"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "council" (
  "id" TEXT NOT NULL,
  "partnership" TEXT,
  "instrument" TEXT,
  "name" TEXT NOT NULL,
  "name_fr" TEXT,
  "kind" TEXT,
  "parent" TEXT,
  "rank" INTEGER,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("parent") REFERENCES "council" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "seat" (
  "id" TEXT NOT NULL,
  "council" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "label_fr" TEXT,
  "succeeds" TEXT,
  "rank" INTEGER,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("council") REFERENCES "council" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("succeeds") REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "seat_sector" (
  "seat" TEXT NOT NULL,
  "taxonomy" TEXT NOT NULL,
  "sector" TEXT NOT NULL,
  "spell" INTEGER NOT NULL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("seat", "taxonomy", "sector", "spell"),
  FOREIGN KEY ("seat") REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("taxonomy", "sector") REFERENCES "sector" ("taxonomy", "code") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "membership" (
  "seat" TEXT NOT NULL,
  "organization" TEXT NOT NULL DEFAULT '',
  "wave" TEXT NOT NULL DEFAULT '',
  "spell" INTEGER NOT NULL,
  "role" TEXT,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("seat", "organization", "wave", "spell"),
  FOREIGN KEY ("seat") REFERENCES "seat" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "wave" (
  "id" TEXT NOT NULL,
  "partnership" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "title" TEXT,
  "title_fr" TEXT,
  "reference" TEXT,
  "closed" INTEGER CHECK ("closed" IN (0, 1)),
  "rank" INTEGER,
  "fieldwork_from" TEXT,
  "fieldwork_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "question" (
  "wave" TEXT NOT NULL,
  "relation" TEXT NOT NULL,
  "roles" TEXT CHECK (json_type("roles") = 'array'),
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("wave", "relation"),
  FOREIGN KEY ("wave") REFERENCES "wave" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "response" (
  "wave" TEXT NOT NULL,
  "organization" TEXT NOT NULL,
  "relation" TEXT NOT NULL DEFAULT '',
  "role" TEXT NOT NULL DEFAULT '',
  "status" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("wave", "organization", "relation", "role"),
  FOREIGN KEY ("wave") REFERENCES "wave" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "claim" (
  "id" TEXT NOT NULL,
  "partnership" TEXT NOT NULL,
  "relation" TEXT NOT NULL,
  "source_org" TEXT NOT NULL,
  "target_org" TEXT NOT NULL,
  "claimant" TEXT,
  "role" TEXT,
  "layer" TEXT,
  "wave" TEXT,
  "source_key" TEXT,
  "polarity" TEXT,
  "strength" REAL,
  "volume" REAL,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source_document" TEXT,
  "source_digest" TEXT,
  "source_sheet" TEXT,
  "source_row" INTEGER,
  "source_line" INTEGER,
  "source_first_column" INTEGER,
  "source_last_column" INTEGER,
  "source_text" TEXT,
  "source_span" TEXT,
  "source_dated" TEXT,
  "source_inferred" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("partnership") REFERENCES "partnership" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("source_org") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("target_org") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("claimant") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("wave") REFERENCES "wave" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX "sector_by_taxonomy_broader" ON "sector" ("taxonomy", "broader");
CREATE INDEX "partnership_by_codebook" ON "partnership" ("codebook");
CREATE INDEX "taxonomy_use_by_taxonomy" ON "taxonomy_use" ("taxonomy");
CREATE INDEX "identifier_by_organization" ON "identifier" ("organization");
CREATE INDEX "participation_by_organization" ON "participation" ("organization");
CREATE INDEX "sector_assignment_by_organization" ON "sector_assignment" ("organization");
CREATE INDEX "sector_assignment_by_taxonomy_sector" ON "sector_assignment" ("taxonomy", "sector");
CREATE INDEX "lead_by_organization" ON "lead" ("organization");
CREATE INDEX "council_by_partnership" ON "council" ("partnership");
CREATE INDEX "council_by_parent" ON "council" ("parent");
CREATE INDEX "seat_by_council" ON "seat" ("council");
CREATE INDEX "seat_by_succeeds" ON "seat" ("succeeds");
CREATE INDEX "seat_sector_by_taxonomy_sector" ON "seat_sector" ("taxonomy", "sector");
CREATE INDEX "membership_by_organization" ON "membership" ("organization");
CREATE INDEX "membership_by_wave" ON "membership" ("wave");
CREATE INDEX "wave_by_partnership" ON "wave" ("partnership");
CREATE INDEX "response_by_organization" ON "response" ("organization");
CREATE INDEX "claim_by_partnership" ON "claim" ("partnership");
CREATE INDEX "claim_by_source_org" ON "claim" ("source_org");
CREATE INDEX "claim_by_target_org" ON "claim" ("target_org");
CREATE INDEX "claim_by_claimant" ON "claim" ("claimant");
CREATE INDEX "claim_by_wave" ON "claim" ("wave");

CREATE TABLE "log" (
  "number" INTEGER PRIMARY KEY,
  "transaction" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL CHECK (json_valid("actor")),
  "revision" INTEGER NOT NULL,
  "payload_digests" TEXT NOT NULL CHECK (json_type("payload_digests") = 'array'),
  "previous" TEXT NOT NULL UNIQUE,
  "hash" TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE "payload" (
  "entry" INTEGER NOT NULL REFERENCES "log" ("number"),
  "place" INTEGER NOT NULL,
  "salt" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("entry", "place")
) STRICT, WITHOUT ROWID;

CREATE TABLE "idempotency" (
  "key" TEXT PRIMARY KEY,
  "written" TEXT NOT NULL CHECK (json_valid("written"))
) STRICT, WITHOUT ROWID;
