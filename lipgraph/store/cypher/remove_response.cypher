// Removes responses; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:ANSWERED {fact_key: key}]->()
DELETE r
