// Which questions of waves does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(:Wave)-[n:ASKED]->(:Relation)
RETURN collect(properties(n)) AS rows
