// Removes parties; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:PARTY_TO {fact_key: key}]->()
DELETE r
