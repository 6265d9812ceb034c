-- Which partnership facts does a partnership hold?
SELECT {columns} FROM "partnership" WHERE "id" = :partnership
