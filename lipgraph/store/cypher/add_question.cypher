// Adds questions of waves, and counts those whose wave and relation are there.
UNWIND $rows AS row
MATCH (w:Wave {id: row.properties.wave})-[:OF]->(:Partnership)-[:USES_CODEBOOK]->(book:Codebook)
MATCH (q:Relation {codebook: book.id, code: row.properties.relation})
CREATE (w)-[r:ASKED]->(q)
SET r = row.properties
RETURN count(r) AS added
