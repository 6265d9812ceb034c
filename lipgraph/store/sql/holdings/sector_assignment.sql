-- Which sector-assignment facts does a partnership hold?
SELECT {columns} FROM "sector_assignment" WHERE "partnership" = :partnership
