// Which claims does a partnership hold, of either half of the ids? A record a group of claims that agree in what few differ in and have the same properties: a list of what differs, empty where the group lacks it.
CALL () {
  MATCH ()-[c:REFERS_TO {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:SHARES_INFORMATION_WITH {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:DELIVERS_PROGRAMMES_WITH {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:PLANS_WITH {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:SHARES_RESOURCES_WITH {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:FUNDS {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:LINKED_TO {partnership: $partnership}]->()
  RETURN c
  UNION ALL
  MATCH ()-[c:DENIES {partnership: $partnership}]->()
  RETURN c
}
WITH c
WHERE (c.id < '8') = $low
WITH properties(c) AS c
RETURN
  keys(c) AS names,
  c.relation AS relation,
  c.role AS role,
  c.layer AS layer,
  c.wave AS wave,
  c.polarity AS polarity,
  c.source_document AS source_document,
  c.source_digest AS source_digest,
  c.source_sheet AS source_sheet,
  c.source_dated AS source_dated,
  c.source_inferred AS source_inferred,
  collect(c.id) AS id,
  collect(c.source_org) AS source_org,
  collect(c.target_org) AS target_org,
  collect(c.source_key) AS source_key,
  collect(c.strength) AS strength,
  collect(c.volume) AS volume,
  collect(c.valid_from) AS valid_from,
  collect(c.valid_until) AS valid_until,
  collect(c.source_row) AS source_row,
  collect(c.source_line) AS source_line,
  collect(c.source_first_column) AS source_first_column,
  collect(c.source_last_column) AS source_last_column,
  collect(c.source_text) AS source_text,
  collect(c.source_span) AS source_span,
  collect(CASE c.claimant WHEN c.source_org THEN 0 WHEN c.target_org THEN 1 ELSE c.claimant END) AS claimant
