// Which sectors of seats hold one of these values in these columns?
MATCH ()-[r:FOR_SECTOR]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
