// Removes identifiers of organizations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Identifier {scheme: key[0], value: key[1]})
CALL (n) {
  MATCH (n)-[own:IDENTIFIES]->()
  DELETE own
}
DELETE n
