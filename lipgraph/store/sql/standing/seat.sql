-- Which seats are at councils that are established under an instrument, or mentioned by a statement?
SELECT {columns} FROM "seat" WHERE "council" IN (SELECT "id" FROM "council" WHERE "instrument" IS NOT NULL)
  OR "id" IN (SELECT "subject_key" FROM "statement" WHERE "subject_noun" = 'seat')
  OR "id" IN (SELECT "object_key" FROM "statement" WHERE "object_noun" = 'seat')
