// Which questions of waves hold one of these values in these columns?
MATCH ()-[r:ASKED]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
