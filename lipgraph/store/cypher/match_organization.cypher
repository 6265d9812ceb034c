// Which organizations hold one of these values in these columns?
MATCH (n:Organization)
WHERE [column IN $columns | n[column]] IN $values
RETURN collect(properties(n)) AS rows
