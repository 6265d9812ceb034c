// Which of these seats are there?
UNWIND $keys AS key
MATCH (n:Seat {id: key[0]})
RETURN collect(properties(n)) AS rows
