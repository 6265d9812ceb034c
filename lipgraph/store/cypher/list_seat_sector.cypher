// Which sectors of seats are there?
MATCH ()-[r:FOR_SECTOR]->()
RETURN collect(properties(r)) AS rows
