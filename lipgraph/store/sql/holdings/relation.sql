-- Which relation facts does a partnership hold?
SELECT {columns} FROM "relation" WHERE "codebook" = (SELECT "codebook" FROM "partnership" WHERE "id" = :partnership)
