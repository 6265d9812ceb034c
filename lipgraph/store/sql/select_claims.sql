-- Which claims does a partnership hold, in the order of their ids?
SELECT "id", "relation", "source_org", "target_org", "claimant", "role", "layer", "wave", "source_key", "polarity",
  "strength", "volume", coalesce("valid_from", ''), coalesce("valid_until", ''), {source}
FROM "claim" WHERE "partnership" = ? ORDER BY "id"
