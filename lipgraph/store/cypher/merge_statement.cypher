// Adds or replaces statements, each with what it is about, what it names, who said it and what it contradicts.
UNWIND $rows AS row
MERGE (n:Statement {id: row.properties.id})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:ABOUT|NAMES|SAID_BY|CONTRADICTS]->()
  DELETE old
}
CALL (n, row) {
  CALL (row) {
    WITH row WHERE row.properties.subject_noun = 'partnership'
    MATCH (end:Partnership {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'organization'
    MATCH (end:Organization {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'council'
    MATCH (end:Council {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'seat'
    MATCH (end:Seat {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'wave'
    MATCH (end:Wave {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'instrument'
    MATCH (end:Instrument {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'statement'
    MATCH (end:Statement {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'taxonomy'
    MATCH (end:Taxonomy {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'codebook'
    MATCH (end:Codebook {id: row.properties.subject_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'sector'
    MATCH (end:Sector {taxonomy: row.subject[0], code: row.subject[1]})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.subject_noun = 'relation'
    MATCH (end:Relation {codebook: row.subject[0], code: row.subject[1]})
    RETURN end
  }
  CREATE (n)-[:ABOUT]->(end)
}
CALL (n, row) {
  CALL (row) {
    WITH row WHERE row.properties.object_noun = 'partnership'
    MATCH (end:Partnership {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'organization'
    MATCH (end:Organization {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'council'
    MATCH (end:Council {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'seat'
    MATCH (end:Seat {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'wave'
    MATCH (end:Wave {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'instrument'
    MATCH (end:Instrument {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'statement'
    MATCH (end:Statement {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'taxonomy'
    MATCH (end:Taxonomy {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'codebook'
    MATCH (end:Codebook {id: row.properties.object_key})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'sector'
    MATCH (end:Sector {taxonomy: row.object[0], code: row.object[1]})
    RETURN end
    UNION ALL
    WITH row WHERE row.properties.object_noun = 'relation'
    MATCH (end:Relation {codebook: row.object[0], code: row.object[1]})
    RETURN end
  }
  CREATE (n)-[:NAMES]->(end)
}
CALL (n, row) {
  MATCH (end:Organization {id: row.properties.attributed_organization})
  CREATE (n)-[:SAID_BY]->(end)
}
CALL (n, row) {
  MATCH (end:Statement {id: row.properties.contradicts})
  CREATE (n)-[:CONTRADICTS]->(end)
}
