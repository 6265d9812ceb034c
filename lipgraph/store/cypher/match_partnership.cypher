// Which partnerships hold one of these values in these columns?
MATCH (n:Partnership)
WHERE [column IN $columns | n[column]] IN $values
RETURN collect(properties(n)) AS rows
