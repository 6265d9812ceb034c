// Which taxonomies does a partnership hold?
MATCH (p:Partnership {id: $partnership})-[:USES]->(n:Taxonomy)
WITH DISTINCT n
RETURN collect(properties(n)) AS rows
