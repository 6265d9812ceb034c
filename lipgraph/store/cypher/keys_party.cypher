// Which keys do the parties have?
MATCH ()-[r:PARTY_TO]->()
RETURN collect([r.instrument, r.organization, r.role, r.spell]) AS keys
