-- Which taxonomy-use facts does a partnership hold?
SELECT {columns} FROM "taxonomy_use" WHERE "partnership" = :partnership
