// Which taxonomies come first from here on?
MATCH (n:Taxonomy)
USING INDEX n:Taxonomy(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
