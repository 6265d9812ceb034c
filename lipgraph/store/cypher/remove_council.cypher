// Removes councils; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Council {id: key[0]})
CALL (n) {
  MATCH (n)-[own:OF|ESTABLISHED_UNDER|WITHIN]->()
  DELETE own
}
DELETE n
