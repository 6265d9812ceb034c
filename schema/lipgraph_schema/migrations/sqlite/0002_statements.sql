-- Instruments, their parties, and statements. A council may be established under an instrument: its column is there
-- since the first migration, without a foreign key, which SQLite cannot add; the writer looks for the instrument.

CREATE TABLE "instrument" (
  "id" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "name_fr" TEXT,
  "kind" TEXT,
  "level_of_government" TEXT,
  "classified_by" TEXT,
  "part_of" TEXT,
  "wording" TEXT,
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
  FOREIGN KEY ("part_of") REFERENCES "instrument" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "party" (
  "instrument" TEXT NOT NULL,
  "organization" TEXT NOT NULL,
  "role" TEXT NOT NULL,
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
  PRIMARY KEY ("instrument", "organization", "role", "spell"),
  FOREIGN KEY ("instrument") REFERENCES "instrument" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "statement" (
  "id" TEXT NOT NULL,
  "subject_noun" TEXT NOT NULL,
  "subject_key" TEXT NOT NULL,
  "predicate" TEXT NOT NULL,
  "object_noun" TEXT,
  "object_key" TEXT,
  "object_text" TEXT,
  "object_lang" TEXT,
  "object_text_fr" TEXT,
  "stance" TEXT,
  "quantifier" TEXT,
  "attributed_to" TEXT,
  "attributed_organization" TEXT,
  "contradicts" TEXT,
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
  FOREIGN KEY ("attributed_organization") REFERENCES "organization" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("contradicts") REFERENCES "statement" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX "instrument_by_part_of" ON "instrument" ("part_of");
CREATE INDEX "party_by_organization" ON "party" ("organization");
CREATE INDEX "council_by_instrument" ON "council" ("instrument");
CREATE INDEX "statement_by_subject" ON "statement" ("subject_noun", "subject_key");
CREATE INDEX "statement_by_object" ON "statement" ("object_noun", "object_key");
CREATE INDEX "statement_by_attributed_organization" ON "statement" ("attributed_organization");
CREATE INDEX "statement_by_contradicts" ON "statement" ("contradicts");
