-- How sure a position is, beside where it stands.
DROP INDEX entry_stand;
CREATE INDEX entry_stand ON entry (neg, hidden, day, pk, actor, issue, value, state, confidence) WHERE tbl = 'p';
UPDATE cell SET confidence = 1.0 WHERE pk IN (SELECT pk FROM entry WHERE tbl = 'p' AND state <> '');
