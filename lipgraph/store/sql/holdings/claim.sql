-- Which claim facts does a partnership hold?
SELECT {columns} FROM "claim" WHERE "partnership" = :partnership
