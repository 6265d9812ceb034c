// Which instruments come first from here on?
MATCH (n:Instrument)
USING INDEX n:Instrument(id)
WHERE n.id >= $from
WITH n ORDER BY n.id LIMIT $limit
RETURN collect(properties(n)) AS rows
