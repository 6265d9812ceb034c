// Which codebooks come first from here on?
MATCH (n:Codebook)
USING INDEX n:Codebook(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
