// Removes identifiers of organizations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Identifier {scheme: key[0], value: key[1]})
CALL (n) {
  MATCH (n)-[own:IDENTIFIES]->()
  DELETE own
}
// A release was seen to find a deleted node by the key that the same transaction had written: so the key goes first.
SET n = {}
DELETE n
