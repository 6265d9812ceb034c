-- Remove the row with this key.
DELETE FROM "{table}" WHERE ({key}) = ({places})
