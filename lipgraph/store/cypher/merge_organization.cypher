// Adds or replaces organizations.
UNWIND $rows AS row
MERGE (n:Organization {id: row.properties.id})
SET n = row.properties
