// Marks the database as a store, before its schema is there.
MERGE (m:Meta {id: 'lipgraph'})
ON CREATE SET m.schema = 0, m.revision = 0, m.number = 0, m.hash = $genesis
RETURN m.schema AS schema
