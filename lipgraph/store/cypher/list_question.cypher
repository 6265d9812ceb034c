// Which questions of waves are there?
MATCH ()-[r:ASKED]->()
RETURN collect(properties(r)) AS rows
