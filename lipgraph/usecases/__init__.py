"""What people come for, one async function each: read, load, profile, compare; they know no loader and no page."""
