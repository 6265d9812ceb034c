// Which sector assignments hold one of these values in these columns?
MATCH ()-[r:IN_SECTOR]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
