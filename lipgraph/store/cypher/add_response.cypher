// Adds responses, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Organization {id: row.properties.organization})
MATCH (b:Wave {id: row.properties.wave})
CREATE (a)-[r:ANSWERED]->(b)
SET r = row.properties
RETURN count(r) AS added
