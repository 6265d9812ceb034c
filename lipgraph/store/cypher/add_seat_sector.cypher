// Adds sectors of seats, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Seat {id: row.properties.seat})
MATCH (b:Sector {taxonomy: row.properties.taxonomy, code: row.properties.sector})
CREATE (a)-[r:FOR_SECTOR]->(b)
SET r = row.properties
RETURN count(r) AS added
