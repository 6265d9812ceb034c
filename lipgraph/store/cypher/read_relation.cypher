// Which relations does a partnership hold?
MATCH (p:Partnership {id: $partnership})-[:USES_CODEBOOK]->(:Codebook)<-[:IN]-(n:Relation)
RETURN collect(properties(n)) AS rows
