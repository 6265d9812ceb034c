-- Which council facts does a partnership hold?
SELECT {columns} FROM "council" WHERE "partnership" = :partnership
