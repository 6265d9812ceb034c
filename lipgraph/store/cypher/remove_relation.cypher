// Removes relations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Relation {codebook: key[0], code: key[1]})
CALL (n) {
  MATCH (n)-[own:IN]->()
  DELETE own
}
// A release was seen to find a deleted node by the key that the same transaction had written: so the key goes first.
SET n = {}
DELETE n
