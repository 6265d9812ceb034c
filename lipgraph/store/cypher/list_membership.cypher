// Which named holders of seats are there?
MATCH ()-[r:HOLDS]->()
RETURN collect(properties(r)) AS rows
