// Of which partnerships does a fact name one of these organizations?
UNWIND $organizations AS id
MATCH (o:Organization {id: id})
CALL (o) {
  MATCH (o)-[:ON_ROSTER_OF|LEADS]->(p:Partnership)
  RETURN p.id AS home
  UNION
  MATCH (o)-[r:IN_SECTOR]->()
  RETURN r.partnership AS home
  UNION
  MATCH (o)-[:HOLDS]->(:Seat)-[:AT]->(:Council)-[:OF]->(p:Partnership)
  RETURN p.id AS home
  UNION
  MATCH (o)-[:ANSWERED]->(:Wave)-[:OF]->(p:Partnership)
  RETURN p.id AS home
  UNION
  MATCH (o)-[c:REFERS_TO|SHARES_INFORMATION_WITH|DELIVERS_PROGRAMMES_WITH|PLANS_WITH|SHARES_RESOURCES_WITH|FUNDS|LINKED_TO|DENIES]-()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:REFERS_TO {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:SHARES_INFORMATION_WITH {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:DELIVERS_PROGRAMMES_WITH {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:PLANS_WITH {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:SHARES_RESOURCES_WITH {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:FUNDS {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:LINKED_TO {claimant: o.id}]->()
  RETURN c.partnership AS home
  UNION
  MATCH ()-[c:DENIES {claimant: o.id}]->()
  RETURN c.partnership AS home
}
RETURN collect(DISTINCT home) AS homes
