// Which claims hold one of these values in these columns?
MATCH ()-[c:REFERS_TO|SHARES_INFORMATION_WITH|DELIVERS_PROGRAMMES_WITH|PLANS_WITH|SHARES_RESOURCES_WITH|FUNDS|LINKED_TO|DENIES]->()
WHERE [column IN $columns | c[column]] IN $values
RETURN collect(properties(c)) AS rows
