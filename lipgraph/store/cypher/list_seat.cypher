// Which seats are there?
MATCH (n:Seat)
RETURN collect(properties(n)) AS rows
