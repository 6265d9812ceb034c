// Takes the text out of a payload, and the salt by which it could be guessed.
MATCH (e:LogEntry {number: $entry})
SET e.payloads = e.payloads[..$place] + [''] + e.payloads[$place + 1..],
    e.salts = e.salts[..$place] + [''] + e.salts[$place + 1..]
RETURN e.number AS number
