-- Which lead facts does a partnership hold?
SELECT {columns} FROM "lead" WHERE "partnership" = :partnership
