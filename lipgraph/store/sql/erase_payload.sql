-- Take the text out of a payload, and the salt by which it could be guessed.
UPDATE "payload" SET "salt" = '', "text" = '' WHERE "entry" = ? AND "place" = ?
