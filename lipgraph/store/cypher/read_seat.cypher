// Which seats does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(:Council)<-[:AT]-(n:Seat)
RETURN collect(properties(n)) AS rows
