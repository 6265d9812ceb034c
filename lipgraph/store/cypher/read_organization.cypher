// Which organizations does a fact of this partnership name?
MATCH (p:Partnership {id: $partnership})
CALL (p) {
  MATCH (p)<-[:ON_ROSTER_OF|LEADS]-(o:Organization)
  RETURN o.id AS id
  UNION
  MATCH ()-[r:IN_SECTOR {partnership: p.id}]->()
  RETURN r.organization AS id
  UNION
  MATCH (p)<-[:OF]-(:Council)<-[:AT]-(:Seat)<-[:HOLDS]-(o:Organization)
  RETURN o.id AS id
  UNION
  MATCH (p)<-[:OF]-(:Wave)<-[:ANSWERED]-(o:Organization)
  RETURN o.id AS id
  UNION
  MATCH ()-[c:REFERS_TO {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:SHARES_INFORMATION_WITH {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:DELIVERS_PROGRAMMES_WITH {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:PLANS_WITH {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:SHARES_RESOURCES_WITH {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:FUNDS {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:LINKED_TO {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
  UNION
  MATCH ()-[c:DENIES {partnership: p.id}]->()
  UNWIND [c.source_org, c.target_org, c.claimant] AS id
  RETURN id
}
MATCH (n:Organization {id: id})
WITH DISTINCT n
RETURN collect(properties(n)) AS rows
