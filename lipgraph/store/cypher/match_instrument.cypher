// Which instruments hold one of these values in these columns?
MATCH (n:Instrument)
WHERE [column IN $columns | n[column]] IN $values
RETURN collect(properties(n)) AS rows
