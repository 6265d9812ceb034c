// Which of these relations are there?
UNWIND $keys AS key
MATCH (n:Relation {codebook: key[0], code: key[1]})
RETURN collect(properties(n)) AS rows
