// Which keys do the seats held by a holder who is not named have?
MATCH (h:Holding)
RETURN collect([h.seat, h.organization, h.wave, h.spell]) AS keys
