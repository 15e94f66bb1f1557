-- With what reports were read: the program's version, the models and the codebook. Of
-- those read before this is not known.
CREATE TABLE run (
  id   INTEGER PRIMARY KEY,
  neg  INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (neg, body)
);
ALTER TABLE report ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
