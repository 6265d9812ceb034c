-- Which rows of a noun follow this key, in the order of keys?
SELECT {columns} FROM {rows} WHERE ({order}) {follows} ({after}) ORDER BY {order} LIMIT :limit
