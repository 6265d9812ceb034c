// Which keys do the sectors of seats have?
MATCH ()-[r:FOR_SECTOR]->()
RETURN collect([r.seat, r.taxonomy, r.sector, r.spell]) AS keys
