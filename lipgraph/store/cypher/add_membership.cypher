// Adds named holders of seats, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Organization {id: row.properties.organization})
MATCH (b:Seat {id: row.properties.seat})
CREATE (a)-[r:HOLDS]->(b)
SET r = row.properties
RETURN count(r) AS added
