// What are the seats of councils that are established under an instrument for?
MATCH (:Sector)<-[n:FOR_SECTOR]-(:Seat)-[:AT]->(:Council)-[:ESTABLISHED_UNDER]->(:Instrument)
RETURN collect(properties(n)) AS rows
