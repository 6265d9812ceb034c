// Which other names of organizations do these organizations have?
UNWIND $organizations AS organization
MATCH (:Organization {id: organization})<-[:NAMES]-(n:OrganizationName)
RETURN collect(properties(n)) AS rows
