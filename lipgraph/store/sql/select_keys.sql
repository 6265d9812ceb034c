-- Which of these keys are there, and what do their rows hold?
SELECT {columns} FROM "{table}" WHERE ({key}) IN (SELECT {values} FROM json_each(?) AS asked)
