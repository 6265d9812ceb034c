-- Which seat facts does a partnership hold?
SELECT {columns} FROM "seat" WHERE "council" IN (SELECT "id" FROM "council" WHERE "partnership" = :partnership)
