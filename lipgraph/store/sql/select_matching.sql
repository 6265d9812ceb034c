-- Which facts have one of these values in these columns?
SELECT {key} FROM "{table}" WHERE ({columns}) IN (SELECT {values} FROM json_each(?) AS asked)
