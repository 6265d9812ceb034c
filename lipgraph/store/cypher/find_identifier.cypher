// Which of these identifiers of organizations are there?
UNWIND $keys AS key
MATCH (n:Identifier {scheme: key[0], value: key[1]})
RETURN collect(properties(n)) AS rows
