// Which entries follow this one in the log, oldest first?
MATCH (e:LogEntry)
WHERE e.number > $after
RETURN properties(e) AS entry
ORDER BY e.number
LIMIT $most
