// Which of these other names of organizations are there?
UNWIND $keys AS key
MATCH (n:OrganizationName {organization: key[0], text: key[1]})
RETURN collect(properties(n)) AS rows
