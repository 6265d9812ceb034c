-- Which codebook facts does a partnership hold?
SELECT {columns} FROM "codebook" WHERE "id" = (SELECT "codebook" FROM "partnership" WHERE "id" = :partnership)
