// Which identifiers of organizations do these organizations have?
UNWIND $organizations AS organization
MATCH (:Organization {id: organization})<-[:IDENTIFIES]-(n:Identifier)
RETURN collect(properties(n)) AS rows
