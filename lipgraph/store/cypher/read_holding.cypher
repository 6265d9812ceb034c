// Which seats held by a holder who is not named does a partnership hold?
MATCH (p:Partnership {id: $partnership})<-[:OF]-(:Council)<-[:AT]-(:Seat)<-[:OF_SEAT]-(n:Holding)
RETURN collect(properties(n)) AS rows
