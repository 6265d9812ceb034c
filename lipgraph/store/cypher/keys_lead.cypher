// Which keys do the leads have?
MATCH ()-[r:LEADS]->()
RETURN collect([r.partnership, r.organization, r.spell]) AS keys
