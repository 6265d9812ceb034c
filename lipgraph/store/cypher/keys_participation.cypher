// Which keys do the participations have?
MATCH ()-[r:ON_ROSTER_OF]->()
RETURN collect([r.partnership, r.organization, r.spell]) AS keys
