// Removes sectors of seats; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:FOR_SECTOR {fact_key: key}]->()
DELETE r
