// Which organizations come first from here on?
MATCH (n:Organization)
USING INDEX n:Organization(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
