// Appends an entry to the log and moves the end of the log to it.
MATCH (m:Meta {id: 'lipgraph'})
CREATE (e:LogEntry)
SET e = $entry, m.number = $entry.number, m.hash = $entry.hash, m.revision = $entry.revision
RETURN e.number AS number
