"""The pages of the served store beside the map: functions from results to HTML, each with its view and tables."""
