// Which seats held by a holder who is not named hold one of these values in these columns?
MATCH (h:Holding)
WHERE [column IN $columns | h[column]] IN $values
RETURN collect(properties(h)) AS rows
