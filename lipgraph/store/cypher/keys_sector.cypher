// Which keys do the sectors have?
MATCH (n:Sector)
RETURN collect([n.taxonomy, n.code]) AS keys
