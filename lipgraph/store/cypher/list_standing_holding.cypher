// Which seats of councils that are established under an instrument are held by somebody who is not named?
MATCH (n:Holding)-[:OF_SEAT]->(:Seat)-[:AT]->(:Council)-[:ESTABLISHED_UNDER]->(:Instrument)
RETURN collect(properties(n)) AS rows
