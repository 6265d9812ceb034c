-- Which wave facts does a partnership hold?
SELECT {columns} FROM "wave" WHERE "partnership" = :partnership
