// Which payload stands at this place of an entry?
MATCH (e:LogEntry {number: $entry})
WHERE $place < size(e.payloads)
RETURN e.payloads[$place] AS text, e.salts[$place] AS salt
