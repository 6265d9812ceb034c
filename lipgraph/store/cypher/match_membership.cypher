// Which named holders of seats hold one of these values in these columns?
MATCH ()-[r:HOLDS]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
