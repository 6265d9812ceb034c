// Adds or replaces codebooks.
UNWIND $rows AS row
MERGE (n:Codebook {id: row.properties.id})
SET n = row.properties
