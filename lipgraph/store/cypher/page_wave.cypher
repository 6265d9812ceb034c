// Which waves come first from here on?
MATCH (n:Wave)
USING INDEX n:Wave(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
