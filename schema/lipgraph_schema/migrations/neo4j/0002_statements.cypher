// Uniqueness of instruments, their parties and statements. Every statement can be run again.

CREATE CONSTRAINT instrument_id IF NOT EXISTS FOR (n:Instrument) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT party_to_fact_key IF NOT EXISTS FOR ()-[r:PARTY_TO]-() REQUIRE r.fact_key IS UNIQUE;
CREATE INDEX statement_subject IF NOT EXISTS FOR (n:Statement) ON (n.subject_noun, n.subject_key);
CREATE INDEX statement_object IF NOT EXISTS FOR (n:Statement) ON (n.object_noun, n.object_key);
