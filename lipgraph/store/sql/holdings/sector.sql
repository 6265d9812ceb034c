-- Which sector facts does a partnership hold?
SELECT {columns} FROM "sector" WHERE "taxonomy" IN (SELECT "taxonomy" FROM "taxonomy_use" WHERE "partnership" = :partnership)
