// Which identifiers of organizations hold one of these values in these columns?
MATCH (n:Identifier)
WHERE [column IN $columns | n[column]] IN $values
RETURN collect(properties(n)) AS rows
