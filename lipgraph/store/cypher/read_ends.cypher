// Where does the log end, what belongs to no place in it, and which revision does anything beside it name last?
MATCH (m:Meta {id: 'lipgraph'})
OPTIONAL MATCH (e:LogEntry) WHERE NOT coalesce(e.number > 0, false)
WITH m, count(e) AS strays
OPTIONAL MATCH (t:Touch)
WITH m, strays, max(t.revision) AS touched
OPTIONAL MATCH (r:Request)
RETURN m.number AS number, m.hash AS hash, m.revision AS revision, strays, touched, max(r.revision) AS requested
