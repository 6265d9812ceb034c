// Which statements come first from here on?
MATCH (n:Statement)
USING INDEX n:Statement(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
