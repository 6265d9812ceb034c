// Which of these taxonomies are there?
UNWIND $keys AS key
MATCH (n:Taxonomy {id: key[0]})
RETURN collect(properties(n)) AS rows
