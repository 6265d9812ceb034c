// Says which version of the schema is there now.
MATCH (m:Meta {id: 'lipgraph'})
SET m.schema = $schema
RETURN m.schema AS schema
