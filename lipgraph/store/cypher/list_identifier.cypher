// Which identifiers of organizations are there?
MATCH (n:Identifier)
RETURN collect(properties(n)) AS rows
