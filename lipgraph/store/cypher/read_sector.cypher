// Which sectors does a partnership hold?
MATCH (p:Partnership {id: $partnership})-[:USES]->(:Taxonomy)<-[:IN]-(n:Sector)
WITH DISTINCT n
RETURN collect(properties(n)) AS rows
