// Removes partnerships; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Partnership {id: key[0]})
CALL (n) {
  MATCH (n)-[own:USES_CODEBOOK]->()
  DELETE own
}
DELETE n
