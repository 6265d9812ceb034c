// Which responses are there?
MATCH ()-[r:ANSWERED]->()
RETURN collect(properties(r)) AS rows
