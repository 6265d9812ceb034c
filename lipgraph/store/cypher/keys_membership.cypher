// Which keys do the named holders of seats have?
MATCH ()-[r:HOLDS]->()
RETURN collect([r.seat, r.organization, r.wave, r.spell]) AS keys
