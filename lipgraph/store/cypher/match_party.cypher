// Which parties hold one of these values in these columns?
MATCH ()-[r:PARTY_TO]->()
WHERE [column IN $columns | r[column]] IN $values
RETURN collect(properties(r)) AS rows
