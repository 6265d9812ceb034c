// Removes uses of taxonomies; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:USES {fact_key: key}]->()
DELETE r
