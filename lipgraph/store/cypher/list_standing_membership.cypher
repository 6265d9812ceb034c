// Who holds, by name, the seats of councils that are established under an instrument?
MATCH (:Organization)-[n:HOLDS]->(:Seat)-[:AT]->(:Council)-[:ESTABLISHED_UNDER]->(:Instrument)
RETURN collect(properties(n)) AS rows
