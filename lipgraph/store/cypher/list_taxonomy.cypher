// Which taxonomies are there?
MATCH (n:Taxonomy)
RETURN collect(properties(n)) AS rows
