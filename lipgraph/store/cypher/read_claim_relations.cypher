// Which relations do these partnerships speak of, and which base relation does each one match?
UNWIND $partnerships AS partnership
MATCH (:Partnership {id: partnership})-[:USES_CODEBOOK]->(book:Codebook)<-[:IN]-(r:Relation)
RETURN collect([partnership, book.id, r.code, r.exact_match]) AS relations
