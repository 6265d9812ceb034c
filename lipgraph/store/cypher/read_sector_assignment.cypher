// Which sector assignments does a partnership hold?
MATCH ()-[n:IN_SECTOR {partnership: $partnership}]->()
RETURN collect(properties(n)) AS rows
