// Removes named holders of seats; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:HOLDS {fact_key: key}]->()
DELETE r
