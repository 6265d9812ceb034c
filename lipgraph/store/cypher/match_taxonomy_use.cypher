// Which uses of taxonomies hold one of these values in these columns?
MATCH ()-[r:USES]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
