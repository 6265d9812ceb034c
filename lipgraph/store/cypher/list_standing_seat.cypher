// Which seats are at councils that are established under an instrument?
MATCH (n:Seat)-[:AT]->(:Council)-[:ESTABLISHED_UNDER]->(:Instrument)
RETURN collect(properties(n)) AS rows
