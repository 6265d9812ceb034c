// Removes seats held by a holder who is not named; nothing rests on them.
UNWIND $keys AS key
MATCH (h:Holding {fact_key: key})
DETACH DELETE h
