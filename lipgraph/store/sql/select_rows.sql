-- Which rows of a noun are there?
SELECT {columns} FROM "{table}"
