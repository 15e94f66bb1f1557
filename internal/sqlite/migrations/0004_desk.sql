-- On whose word a change stands; whose side an actor is on; the least sure first.
ALTER TABLE change ADD COLUMN on_word TEXT NOT NULL DEFAULT '';
ALTER TABLE actor ADD COLUMN party TEXT NOT NULL DEFAULT '';
UPDATE actor SET party = coalesce(body ->> '$.party', '');
CREATE INDEX actor_party ON actor (neg, party, uses DESC, id) WHERE party <> '';
CREATE INDEX entry_sure ON entry (neg, tbl, confidence, pk) WHERE state = '' AND hidden = 0;
DROP INDEX entry_mark;
