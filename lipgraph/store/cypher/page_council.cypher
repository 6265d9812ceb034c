// Which councils come first from here on?
MATCH (n:Council)
USING INDEX n:Council(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
