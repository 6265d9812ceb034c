-- Which participation facts does a partnership hold?
SELECT {columns} FROM "participation" WHERE "partnership" = :partnership
