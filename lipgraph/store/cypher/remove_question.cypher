// Removes questions of waves; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:ASKED {fact_key: key}]->()
DELETE r
