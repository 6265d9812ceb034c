// Removes waves; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Wave {id: key[0]})
CALL (n) {
  MATCH (n)-[own:OF]->()
  DELETE own
}
DELETE n
