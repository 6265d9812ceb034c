// Which waves does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(n:Wave)
RETURN collect(properties(n)) AS rows
