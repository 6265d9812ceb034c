// Which of these seats held by a holder who is not named are there?
UNWIND $keys AS key
MATCH (h:Holding {fact_key: key})
RETURN collect(properties(h)) AS rows
