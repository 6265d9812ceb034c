// Which of these codebooks are there?
UNWIND $keys AS key
MATCH (n:Codebook {id: key[0]})
RETURN collect(properties(n)) AS rows
