// At which revision each partnership was touched last, and who made a claim. Every statement can be run again.

CREATE CONSTRAINT touch_partnership IF NOT EXISTS FOR (n:Touch) REQUIRE n.partnership IS UNIQUE;
CREATE INDEX refers_to_claimant IF NOT EXISTS FOR ()-[r:REFERS_TO]-() ON (r.claimant);
CREATE INDEX shares_information_with_claimant IF NOT EXISTS FOR ()-[r:SHARES_INFORMATION_WITH]-() ON (r.claimant);
CREATE INDEX delivers_programmes_with_claimant IF NOT EXISTS FOR ()-[r:DELIVERS_PROGRAMMES_WITH]-() ON (r.claimant);
CREATE INDEX plans_with_claimant IF NOT EXISTS FOR ()-[r:PLANS_WITH]-() ON (r.claimant);
CREATE INDEX shares_resources_with_claimant IF NOT EXISTS FOR ()-[r:SHARES_RESOURCES_WITH]-() ON (r.claimant);
CREATE INDEX funds_claimant IF NOT EXISTS FOR ()-[r:FUNDS]-() ON (r.claimant);
CREATE INDEX linked_to_claimant IF NOT EXISTS FOR ()-[r:LINKED_TO]-() ON (r.claimant);
CREATE INDEX denies_claimant IF NOT EXISTS FOR ()-[r:DENIES]-() ON (r.claimant);
MATCH (m:Meta {id: 'lipgraph'}) MATCH (p:Partnership) MERGE (t:Touch {partnership: p.id}) ON CREATE SET t.revision = m.revision;
