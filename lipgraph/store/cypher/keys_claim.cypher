// Which keys of claims come first from here on? Of each type as many as were asked for, in the order of its index.
CALL () {
  MATCH ()-[c:REFERS_TO]->()
  USING INDEX c:REFERS_TO(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:SHARES_INFORMATION_WITH]->()
  USING INDEX c:SHARES_INFORMATION_WITH(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:DELIVERS_PROGRAMMES_WITH]->()
  USING INDEX c:DELIVERS_PROGRAMMES_WITH(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:PLANS_WITH]->()
  USING INDEX c:PLANS_WITH(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:SHARES_RESOURCES_WITH]->()
  USING INDEX c:SHARES_RESOURCES_WITH(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:FUNDS]->()
  USING INDEX c:FUNDS(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:LINKED_TO]->()
  USING INDEX c:LINKED_TO(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
  UNION ALL
  MATCH ()-[c:DENIES]->()
  USING INDEX c:DENIES(id)
  WHERE c.id >= $from
  RETURN c.id AS id ORDER BY c.id LIMIT $limit
}
RETURN collect([id]) AS keys
