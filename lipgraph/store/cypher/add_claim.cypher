// Adds claims, each as one relationship of the type of its base relation, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Organization {id: row.properties.source_org})
MATCH (b:Organization {id: row.properties.target_org})
CREATE (a)-[c:$(row.type)]->(b)
SET c = row.properties
RETURN count(c) AS added
