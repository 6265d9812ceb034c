// Which leads are there?
MATCH ()-[r:LEADS]->()
RETURN collect(properties(r)) AS rows
