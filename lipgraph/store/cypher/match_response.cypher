// Which responses hold one of these values in these columns?
MATCH ()-[r:ANSWERED]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
