// Which leads does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[n:LEADS]-(:Organization)
RETURN collect(properties(n)) AS rows
