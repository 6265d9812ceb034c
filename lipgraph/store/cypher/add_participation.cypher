// Adds participations, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Organization {id: row.properties.organization})
MATCH (b:Partnership {id: row.properties.partnership})
CREATE (a)-[r:ON_ROSTER_OF]->(b)
SET r = row.properties
RETURN count(r) AS added
