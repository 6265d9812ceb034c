// Which uses of taxonomies does a partnership hold?
MATCH (p:Partnership {id: $partnership})-[n:USES]->(:Taxonomy)
RETURN collect(properties(n)) AS rows
