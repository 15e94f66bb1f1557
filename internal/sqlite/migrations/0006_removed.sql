-- The ids of negotiations that were removed: none is used twice, so that what a
-- page or a program still holds of one is never taken for another.
CREATE TABLE removed (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL
);
-- What is known of an address is known for one negotiation: another that follows the
-- same feed gets its items too. Where several followed, they are asked for again.
UPDATE fetched SET url = 'n' || n.id || ' hook ' || substr(fetched.url, 6, length(fetched.url) - 6 - length(n.slug)) FROM negotiation n
WHERE fetched.url LIKE 'hook %' AND substr(fetched.url, -length(n.slug) - 1) = ' ' || n.slug;
UPDATE fetched SET url = 'n' || (SELECT id FROM negotiation) || ' ' || url WHERE (SELECT count(*) FROM negotiation) = 1 AND (url LIKE 'http %' OR url LIKE 'item %');
DELETE FROM fetched WHERE url NOT GLOB 'n[0-9]* *';
