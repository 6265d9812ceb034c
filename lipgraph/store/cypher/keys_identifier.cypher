// Which keys do the identifiers of organizations have?
MATCH (n:Identifier)
RETURN collect([n.scheme, n.value]) AS keys
