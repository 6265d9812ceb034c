// Which councils are established under an instrument?
MATCH (n:Council)-[:ESTABLISHED_UNDER]->(:Instrument)
RETURN collect(properties(n)) AS rows
