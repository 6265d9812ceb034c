// Adds parties to instruments, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Organization {id: row.properties.organization})
MATCH (b:Instrument {id: row.properties.instrument})
CREATE (a)-[r:PARTY_TO]->(b)
SET r = row.properties
RETURN count(r) AS added
