// Which named holders of seats does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(:Council)<-[:AT]-(:Seat)<-[n:HOLDS]-(:Organization)
RETURN collect(properties(n)) AS rows
