// Which keys do the questions of waves have?
MATCH ()-[r:ASKED]->()
RETURN collect([r.wave, r.relation]) AS keys
