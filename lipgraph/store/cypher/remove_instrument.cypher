// Removes instruments; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Instrument {id: key[0]})
CALL (n) {
  MATCH (n)-[own:PART_OF]->()
  DELETE own
}
DELETE n
