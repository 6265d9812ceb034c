// Which codebooks does a partnership hold?
MATCH (p:Partnership {id: $partnership})-[:USES_CODEBOOK]->(n:Codebook)
RETURN collect(properties(n)) AS rows
