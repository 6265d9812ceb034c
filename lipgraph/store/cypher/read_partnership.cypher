// Which partnership has this id?
MATCH (p:Partnership {id: $partnership})
RETURN collect(properties(p)) AS rows
