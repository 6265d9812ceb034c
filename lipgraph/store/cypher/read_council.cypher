// Which councils does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(n:Council)
RETURN collect(properties(n)) AS rows
