// Where does the log end? Takes the lock that every other writer waits for.
MATCH (m:Meta {id: 'lipgraph'})
SET m.locks = coalesce(m.locks, 0) + 1
RETURN m.schema AS schema, m.revision AS revision, m.hash AS hash, m.number AS number
