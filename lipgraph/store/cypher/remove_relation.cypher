// Removes relations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Relation {codebook: key[0], code: key[1]})
CALL (n) {
  MATCH (n)-[own:IN]->()
  DELETE own
}
DELETE n
