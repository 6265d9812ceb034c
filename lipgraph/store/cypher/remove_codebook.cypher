// Removes codebooks; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:Codebook {id: key[0]})
DELETE n
