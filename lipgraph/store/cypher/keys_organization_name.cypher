// Which keys do the other names of organizations have?
MATCH (n:OrganizationName)
RETURN collect([n.organization, n.text]) AS keys
