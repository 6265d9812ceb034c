// Where does the log end, and which schema is this?
MATCH (m:Meta {id: 'lipgraph'})
RETURN m.schema AS schema, m.revision AS revision, m.hash AS hash, m.number AS number
