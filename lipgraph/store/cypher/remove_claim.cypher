// Removes claims, whatever the type of their relationship; nothing rests on them.
UNWIND $keys AS key
CALL (key) {
  MATCH ()-[c:REFERS_TO {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:SHARES_INFORMATION_WITH {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:DELIVERS_PROGRAMMES_WITH {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:PLANS_WITH {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:SHARES_RESOURCES_WITH {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:FUNDS {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:LINKED_TO {id: key}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:DENIES {id: key}]->()
  RETURN c
}
DELETE c
