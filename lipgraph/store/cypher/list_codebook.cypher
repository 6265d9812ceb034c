// Which codebooks are there?
MATCH (n:Codebook)
RETURN collect(properties(n)) AS rows
