// Which keys do the uses of taxonomies have?
MATCH ()-[r:USES]->()
RETURN collect([r.partnership, r.taxonomy, r.spell]) AS keys
