// Removes organizations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Organization {id: key[0]})
DELETE n
