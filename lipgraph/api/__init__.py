"""The GraphQL API: a schema of lenses over domain values, and the endpoint that serves it."""
