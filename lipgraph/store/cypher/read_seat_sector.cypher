// Which sectors of seats does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(:Council)<-[:AT]-(:Seat)-[n:FOR_SECTOR]->(:Sector)
RETURN collect(properties(n)) AS rows
