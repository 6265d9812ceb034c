// Does this database hold anything that is not a store of this program?
MATCH (n)
RETURN labels(n) AS labels
LIMIT 1
