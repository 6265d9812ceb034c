-- Which taxonomy facts does a partnership hold?
SELECT {columns} FROM "taxonomy" WHERE "id" IN (SELECT "taxonomy" FROM "taxonomy_use" WHERE "partnership" = :partnership)
