-- Add a row, or replace the one with its key.
INSERT INTO "{table}" ({columns}) VALUES ({places}) ON CONFLICT ({key}) DO {resolution}
