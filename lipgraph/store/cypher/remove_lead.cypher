// Removes leads; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:LEADS {fact_key: key}]->()
DELETE r
