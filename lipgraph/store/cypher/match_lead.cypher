// Which leads hold one of these values in these columns?
MATCH ()-[r:LEADS]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
