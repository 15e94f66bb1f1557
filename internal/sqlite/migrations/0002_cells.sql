-- What a cell of the matrix shows stands in it, so that a page reads no position.
ALTER TABLE cell ADD COLUMN id         TEXT NOT NULL DEFAULT '';  -- of its latest position
ALTER TABLE cell ADD COLUMN day        TEXT NOT NULL DEFAULT '';
ALTER TABLE cell ADD COLUMN stance     TEXT NOT NULL DEFAULT '';
ALTER TABLE cell ADD COLUMN force      TEXT NOT NULL DEFAULT '';
ALTER TABLE cell ADD COLUMN movement   TEXT NOT NULL DEFAULT '';
ALTER TABLE cell ADD COLUMN confidence REAL NOT NULL DEFAULT 0;
ALTER TABLE cell ADD COLUMN path       TEXT NOT NULL DEFAULT '';  -- each change of stance: "2025-03-01 for;2025-04-02 against"

UPDATE cell SET (id, day, stance, force, movement, confidence) = (
  SELECT id, day, value, coalesce(iif(patch = '', NULL, patch ->> '$.force'), body ->> '$.force', ''), coalesce(body ->> '$.movement', ''), confidence FROM entry WHERE entry.pk = cell.pk)
WHERE pk IN (SELECT pk FROM entry);

UPDATE cell SET path = turns.path FROM (
  SELECT neg, issue, actor, group_concat(day || ' ' || value, ';' ORDER BY day, pk) AS path FROM (
    SELECT neg, issue, actor, day, pk, value, lag(value) OVER (PARTITION BY neg, issue, actor ORDER BY day, pk) AS before
    FROM entry WHERE tbl = 'p' AND hidden = 0 AND state <> 'rejected')
  WHERE before IS NULL OR before <> value GROUP BY neg, issue, actor) AS turns
WHERE turns.neg = cell.neg AND turns.issue = cell.issue AND turns.actor = cell.party;
