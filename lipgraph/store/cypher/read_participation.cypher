// Which participations does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[n:ON_ROSTER_OF]-(:Organization)
RETURN collect(properties(n)) AS rows
