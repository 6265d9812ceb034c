// Which claims does a partnership hold? One list a property, null where absent; maps, since a map is read faster than a relationship.
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
WITH collect(properties(c)) AS claims
RETURN
  [c IN claims | c.id] AS id,
  [c IN claims | c.relation] AS relation,
  [c IN claims | c.source_org] AS source_org,
  [c IN claims | c.target_org] AS target_org,
  [c IN claims | c.claimant] AS claimant,
  [c IN claims | c.role] AS role,
  [c IN claims | c.layer] AS layer,
  [c IN claims | c.wave] AS wave,
  [c IN claims | c.source_key] AS source_key,
  [c IN claims | c.polarity] AS polarity,
  [c IN claims | c.strength] AS strength,
  [c IN claims | c.volume] AS volume,
  [c IN claims | c.valid_from] AS valid_from,
  [c IN claims | c.valid_until] AS valid_until,
  [c IN claims | c.source_document] AS source_document,
  [c IN claims | c.source_digest] AS source_digest,
  [c IN claims | c.source_sheet] AS source_sheet,
  [c IN claims | c.source_row] AS source_row,
  [c IN claims | c.source_line] AS source_line,
  [c IN claims | c.source_first_column] AS source_first_column,
  [c IN claims | c.source_last_column] AS source_last_column,
  [c IN claims | c.source_text] AS source_text,
  [c IN claims | c.source_span] AS source_span,
  [c IN claims | c.source_dated] AS source_dated,
  [c IN claims | c.source_inferred] AS source_inferred
