// Removes taxonomies; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Taxonomy {id: key[0]})
DELETE n
