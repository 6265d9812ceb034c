// Removes sector assignments; nothing rests on them.
UNWIND $keys AS key
MATCH ()-[r:IN_SECTOR {fact_key: key}]->()
DELETE r
