// Which keys do the relations have?
MATCH (n:Relation)
RETURN collect([n.codebook, n.code]) AS keys
