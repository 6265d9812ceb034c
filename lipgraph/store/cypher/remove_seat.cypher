// Removes seats; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Seat {id: key[0]})
CALL (n) {
  MATCH (n)-[own:AT|SUCCEEDS]->()
  DELETE own
}
DELETE n
