"""Maps, pictures and pages: functions from results to SVG and HTML."""
