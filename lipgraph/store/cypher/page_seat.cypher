// Which seats come first from here on?
MATCH (n:Seat)
USING INDEX n:Seat(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
