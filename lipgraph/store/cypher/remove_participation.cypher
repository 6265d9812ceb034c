// Removes participations; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:ON_ROSTER_OF {fact_key: key}]->()
DELETE r
