// Removes statements; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Statement {id: key[0]})
CALL (n) {
  MATCH (n)-[own:ABOUT|NAMES|SAID_BY|CONTRADICTS]->()
  DELETE own
}
DELETE n
