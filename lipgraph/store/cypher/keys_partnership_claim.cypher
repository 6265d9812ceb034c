// Which keys do the claims of a partnership have?
CALL () {
  MATCH ()-[c:REFERS_TO {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:SHARES_INFORMATION_WITH {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:DELIVERS_PROGRAMMES_WITH {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:PLANS_WITH {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:SHARES_RESOURCES_WITH {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:FUNDS {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:LINKED_TO {partnership: $partnership}]->()
  RETURN c.id AS id
  UNION ALL
  MATCH ()-[c:DENIES {partnership: $partnership}]->()
  RETURN c.id AS id
}
RETURN collect([id]) AS keys
