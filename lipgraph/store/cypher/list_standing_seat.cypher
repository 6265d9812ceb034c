// Which seats are at councils that are established under an instrument, or mentioned by a statement?
MATCH (n:Seat)
WHERE EXISTS { (n)-[:AT]->(:Council)-[:ESTABLISHED_UNDER]->(:Instrument) }
  OR EXISTS { (n)<-[:ABOUT|NAMES]-(:Statement) }
RETURN collect(properties(n)) AS rows
