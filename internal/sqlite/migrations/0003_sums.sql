-- Sums that pages show, kept when they change, so that no page counts.
CREATE TABLE total (
  neg INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  n   INTEGER NOT NULL,
  PRIMARY KEY (neg, tbl)
) WITHOUT ROWID;
INSERT INTO total SELECT neg, tbl, sum(n) FROM tally GROUP BY neg, tbl;
CREATE TRIGGER total_new AFTER INSERT ON tally BEGIN
  INSERT INTO total VALUES (new.neg, new.tbl, new.n) ON CONFLICT (neg, tbl) DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER total_more AFTER UPDATE OF n ON tally BEGIN
  UPDATE total SET n = n + new.n - old.n WHERE neg = new.neg AND tbl = new.tbl;
END;

CREATE TABLE heard (                  -- positions on an issue, and of a party
  neg INTEGER NOT NULL,
  id  TEXT NOT NULL,
  n   INTEGER NOT NULL,
  PRIMARY KEY (neg, id)
) WITHOUT ROWID;
INSERT INTO heard SELECT neg, issue, sum(n) FROM cell GROUP BY neg, issue;
INSERT INTO heard SELECT neg, party, sum(n) FROM cell GROUP BY neg, party;
CREATE INDEX heard_most ON heard (neg, substr(id, 1, 1), n DESC, id);
CREATE TRIGGER heard_new AFTER INSERT ON cell BEGIN
  INSERT INTO heard VALUES (new.neg, new.issue, new.n), (new.neg, new.party, new.n) ON CONFLICT (neg, id) DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER heard_less AFTER DELETE ON cell BEGIN
  UPDATE heard SET n = n - old.n WHERE neg = old.neg AND id IN (old.issue, old.party);
END;

DROP INDEX actor_uses;
DROP INDEX issue_uses;
CREATE INDEX actor_most ON actor (neg, uses DESC, id);
CREATE INDEX issue_most ON issue (neg, uses DESC, id);
-- Who stands where, newest first, without the entries themselves.
CREATE INDEX entry_stand ON entry (neg, hidden, day, pk, actor, issue, value, state) WHERE tbl = 'p';
