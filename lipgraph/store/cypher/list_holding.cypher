// Which seats held by a holder who is not named are there?
MATCH (h:Holding)
RETURN collect(properties(h)) AS rows
