// Which keys do the responses have?
MATCH ()-[r:ANSWERED]->()
RETURN collect([r.wave, r.organization, r.relation, r.role]) AS keys
