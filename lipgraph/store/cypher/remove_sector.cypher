// Removes sectors; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Sector {taxonomy: key[0], code: key[1]})
CALL (n) {
  MATCH (n)-[own:IN|BROADER]->()
  DELETE own
}
DELETE n
