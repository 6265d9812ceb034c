// Says at which revision of the store each of these partnerships was touched last.
UNWIND $partnerships AS id
MERGE (t:Touch {partnership: id})
SET t.revision = $revision
