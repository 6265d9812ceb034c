// Which instruments are there?
MATCH (n:Instrument)
RETURN collect(properties(n)) AS rows
