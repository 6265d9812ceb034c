// Which other names of organizations are there?
MATCH (n:OrganizationName)
RETURN collect(properties(n)) AS rows
