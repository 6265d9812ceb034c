// Which parties are there?
MATCH ()-[r:PARTY_TO]->()
RETURN collect(properties(r)) AS rows
