// Which participations are there?
MATCH ()-[r:ON_ROSTER_OF]->()
RETURN collect(properties(r)) AS rows
