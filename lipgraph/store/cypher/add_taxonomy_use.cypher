// Adds uses of taxonomies, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Partnership {id: row.properties.partnership})
MATCH (b:Taxonomy {id: row.properties.taxonomy})
CREATE (a)-[r:USES]->(b)
SET r = row.properties
RETURN count(r) AS added
