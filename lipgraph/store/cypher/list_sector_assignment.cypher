// Which sector assignments are there?
MATCH ()-[r:IN_SECTOR]->()
RETURN collect(properties(r)) AS rows
