// Which partnerships come first from here on?
MATCH (n:Partnership)
USING INDEX n:Partnership(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
