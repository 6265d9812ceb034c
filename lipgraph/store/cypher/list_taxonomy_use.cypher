// Which uses of taxonomies are there?
MATCH ()-[r:USES]->()
RETURN collect(properties(r)) AS rows
