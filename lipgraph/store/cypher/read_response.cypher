// Which responses does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(:Wave)<-[n:ANSWERED]-(:Organization)
RETURN collect(properties(n)) AS rows
