// Removes other names of organizations; the server refuses while another fact rests on one.
UNWIND $keys AS key
MATCH (n:OrganizationName {organization: key[0], text: key[1]})
CALL (n) {
  MATCH (n)-[own:NAMES]->()
  DELETE own
}
DELETE n
