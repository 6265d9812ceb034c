// Removes organizations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Organization {id: key[0]})
// A release was seen to find a deleted node by the key that the same transaction had written: so the key goes first.
SET n = {}
DELETE n
