// Adds or replaces taxonomies.
UNWIND $rows AS row
MERGE (n:Taxonomy {id: row.properties.id})
SET n = row.properties
