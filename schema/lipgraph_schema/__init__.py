"""The contracts as text: the GraphQL schema, migrations, tables, vocabularies and message catalogues."""
