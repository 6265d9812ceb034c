// Adds seats held by a holder who is not named, and counts those whose seat is there.
UNWIND $rows AS row
MATCH (s:Seat {id: row.properties.seat})
CREATE (h:Holding)-[:OF_SEAT]->(s)
SET h = row.properties
RETURN count(h) AS added
