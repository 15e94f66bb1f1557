CREATE TABLE negotiation (
  id      INTEGER PRIMARY KEY,
  slug    TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  body    TEXT NOT NULL,
  created TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE report (
  pk          INTEGER PRIMARY KEY,
  neg         INTEGER NOT NULL REFERENCES negotiation(id),
  id          TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  address     TEXT NOT NULL,          -- url, else path: revisions share it
  lineage     TEXT NOT NULL,          -- id of the first revision
  published   TEXT NOT NULL,
  body        TEXT NOT NULL,          -- the report as JSON, without its text
  text        TEXT NOT NULL,
  added       TEXT NOT NULL,
  read        TEXT NOT NULL DEFAULT '',
  engine      TEXT NOT NULL DEFAULT '',
  why         TEXT NOT NULL DEFAULT '',
  belongs     INTEGER NOT NULL,
  by_hand     TEXT NOT NULL DEFAULT '',
  superseded  INTEGER NOT NULL DEFAULT 0,
  UNIQUE (neg, id),
  UNIQUE (neg, text_sha256)
);
CREATE INDEX report_list    ON report (neg, belongs, published, pk);
CREATE INDEX report_address ON report (neg, address);
CREATE INDEX report_unread  ON report (neg, pk) WHERE read = '' AND belongs = 1 AND why = '';

CREATE TABLE entry (
  pk         INTEGER PRIMARY KEY,
  neg        INTEGER NOT NULL,
  tbl        TEXT NOT NULL,           -- letter of the table
  id         TEXT NOT NULL,
  report     TEXT NOT NULL,           -- of the first span
  day        TEXT NOT NULL,           -- of the report; '' unknown
  due        TEXT NOT NULL,           -- of the meeting, deadline or step; '' unknown
  actor      TEXT NOT NULL,           -- speaker, party or doer
  issue      TEXT NOT NULL,
  value      TEXT NOT NULL,           -- what a coder judges: stance, status or 'holds'
  sign       TEXT NOT NULL,           -- what the entry says, for a later reading
  sentence   TEXT NOT NULL,
  confidence REAL NOT NULL,
  hidden     INTEGER NOT NULL,        -- its report is out or superseded
  state      TEXT NOT NULL DEFAULT '',
  marked_by  TEXT NOT NULL DEFAULT '',
  marked_at  TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT '',
  patch      TEXT NOT NULL DEFAULT '',
  machine    TEXT NOT NULL,           -- value before any correction
  body       TEXT NOT NULL,
  UNIQUE (neg, id)
);
CREATE INDEX entry_list   ON entry (neg, tbl, hidden, day, pk);
CREATE INDEX entry_due    ON entry (neg, tbl, hidden, due, pk) WHERE due <> '';
CREATE INDEX entry_report ON entry (neg, report);
CREATE INDEX entry_issue  ON entry (neg, issue, tbl, day, pk) WHERE issue <> '';
CREATE INDEX entry_cell   ON entry (neg, issue, actor, day, pk) WHERE tbl = 'p';
CREATE INDEX entry_mark   ON entry (neg, tbl, day, pk) WHERE state = '' AND hidden = 0;

CREATE TABLE who (
  neg   INTEGER NOT NULL,
  actor TEXT NOT NULL,
  tbl   TEXT NOT NULL,
  day   TEXT NOT NULL,
  pk    INTEGER NOT NULL,
  PRIMARY KEY (neg, actor, tbl, day, pk)
) WITHOUT ROWID;
CREATE INDEX who_pk ON who (pk);

CREATE TABLE actor (
  neg  INTEGER NOT NULL,
  id   TEXT NOT NULL,
  name TEXT NOT NULL,
  part TEXT NOT NULL,
  uses INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL,
  PRIMARY KEY (neg, id)
) WITHOUT ROWID;
CREATE INDEX actor_uses ON actor (neg, uses);
CREATE TABLE actor_part (             -- what one reading said of an actor
  pk     INTEGER PRIMARY KEY,
  neg    INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  report TEXT NOT NULL,
  body   TEXT NOT NULL
);
CREATE INDEX actor_part_actor  ON actor_part (neg, actor, pk);
CREATE INDEX actor_part_report ON actor_part (neg, report);
CREATE TABLE mention (
  neg    INTEGER NOT NULL,
  report TEXT NOT NULL,
  actor  TEXT NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (neg, report, actor)
) WITHOUT ROWID;

CREATE TABLE issue (
  neg   INTEGER NOT NULL,
  id    TEXT NOT NULL,
  label TEXT NOT NULL,
  uses  INTEGER NOT NULL DEFAULT 0,
  body  TEXT NOT NULL,
  PRIMARY KEY (neg, id)
) WITHOUT ROWID;
CREATE INDEX issue_uses ON issue (neg, uses);
CREATE TABLE issue_part (
  pk     INTEGER PRIMARY KEY,
  neg    INTEGER NOT NULL,
  issue  TEXT NOT NULL,
  report TEXT NOT NULL,
  body   TEXT NOT NULL
);
CREATE INDEX issue_part_issue  ON issue_part (neg, issue, pk);
CREATE INDEX issue_part_report ON issue_part (neg, report);

CREATE TABLE known_as (               -- kind + name → actor, label → issue
  neg INTEGER NOT NULL,
  key TEXT NOT NULL,
  id  TEXT NOT NULL,
  PRIMARY KEY (neg, key)
) WITHOUT ROWID;
CREATE INDEX known_as_id ON known_as (neg, id);

CREATE TABLE cell (
  neg     INTEGER NOT NULL,
  issue   TEXT NOT NULL,
  party   TEXT NOT NULL,
  pk      INTEGER NOT NULL,
  n       INTEGER NOT NULL,
  stances INTEGER NOT NULL,
  PRIMARY KEY (neg, issue, party)
) WITHOUT ROWID;

CREATE TABLE tally (
  neg INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  day TEXT NOT NULL,
  n   INTEGER NOT NULL,
  PRIMARY KEY (neg, tbl, day)
) WITHOUT ROWID;

CREATE TABLE story (
  neg  INTEGER NOT NULL,
  id   TEXT NOT NULL,
  last TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (neg, id)
) WITHOUT ROWID;
CREATE INDEX story_last ON story (neg, last);
CREATE TABLE story_report (
  neg    INTEGER NOT NULL,
  report TEXT NOT NULL,
  story  TEXT NOT NULL,
  hand   INTEGER NOT NULL DEFAULT 0,  -- moved here by a person
  PRIMARY KEY (neg, report)
) WITHOUT ROWID;
CREATE INDEX story_report_story ON story_report (neg, story);
CREATE TABLE relation (
  neg  INTEGER NOT NULL,
  a    TEXT NOT NULL,
  b    TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (neg, a, b)
) WITHOUT ROWID;
CREATE INDEX relation_b ON relation (neg, b);
CREATE TABLE claim (
  neg    INTEGER NOT NULL,
  id     TEXT NOT NULL,
  report TEXT NOT NULL,               -- of its first telling
  body   TEXT NOT NULL,
  PRIMARY KEY (neg, id)
) WITHOUT ROWID;
CREATE TABLE claim_report (
  neg    INTEGER NOT NULL,
  report TEXT NOT NULL,
  claim  TEXT NOT NULL,
  PRIMARY KEY (neg, report, claim)
) WITHOUT ROWID;
CREATE TABLE fit (
  neg    INTEGER NOT NULL,
  report TEXT NOT NULL,               -- of the proposal
  body   TEXT NOT NULL
);
CREATE INDEX fit_report ON fit (neg, report);

CREATE TABLE decision (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  neg       INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  entry     TEXT NOT NULL,
  into_id   TEXT NOT NULL,
  lineage   TEXT NOT NULL,            -- of the report it stands on
  coder     TEXT NOT NULL,
  at        TEXT NOT NULL,
  undone_at TEXT NOT NULL DEFAULT '',
  body      TEXT NOT NULL
);
CREATE INDEX decision_entry   ON decision (neg, entry);
CREATE INDEX decision_lineage ON decision (neg, lineage);
CREATE INDEX decision_kind    ON decision (neg, kind, undone_at);

CREATE TABLE change (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  neg    INTEGER NOT NULL,
  at     TEXT NOT NULL,
  kind   TEXT NOT NULL,
  tbl    TEXT NOT NULL,
  entry  TEXT NOT NULL,
  report TEXT NOT NULL,
  text   TEXT NOT NULL,
  quote  TEXT NOT NULL
);
CREATE INDEX change_list ON change (neg, id);
CREATE TABLE seen (
  neg    INTEGER NOT NULL,
  viewer TEXT NOT NULL,
  id     INTEGER NOT NULL,
  at     TEXT NOT NULL,
  PRIMARY KEY (neg, viewer)
) WITHOUT ROWID;

CREATE TABLE session (
  token  TEXT PRIMARY KEY,
  data   BLOB NOT NULL,
  expiry REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE fetched (                -- what is known of an address that is watched
  url   TEXT PRIMARY KEY,
  body  TEXT NOT NULL
) WITHOUT ROWID;

-- words: what is searched; meta: filters as terms, so that a filter is an index lookup
CREATE VIRTUAL TABLE find_statement USING fts5(words, meta, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE find_report    USING fts5(words, meta, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
