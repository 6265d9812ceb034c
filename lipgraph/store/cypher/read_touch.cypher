// At which revision of the store was this partnership touched last?
MATCH (t:Touch {partnership: $partnership})
RETURN t.revision AS revision
