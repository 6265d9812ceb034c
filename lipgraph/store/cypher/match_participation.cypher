// Which participations hold one of these values in these columns?
MATCH ()-[r:ON_ROSTER_OF]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
