// The database's shape, step by step. A step that has shipped is never changed; a new one says why it came.
export const MIGRATIONS: readonly string[] = [
  // 1: the journal, and what is derived from it for questions of later days.
  `
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    command_id TEXT UNIQUE,
    day TEXT,
    at_ms INTEGER NOT NULL,
    actor_role TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    command TEXT NOT NULL,
    undoable_at TEXT,
    opens_day INTEGER NOT NULL,
    events TEXT NOT NULL,
    reply TEXT NOT NULL
  ) STRICT;
  CREATE INDEX journal_opens_day ON journal (seq) WHERE opens_day = 1;

  -- N2: the keys are the promise that no number is given out twice.
  CREATE TABLE tickets (
    day TEXT NOT NULL,
    series TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    number TEXT NOT NULL,
    token TEXT NOT NULL,
    class TEXT,
    procedure TEXT,
    issued_role TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    arrived_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    print TEXT NOT NULL,
    PRIMARY KEY (day, series, ordinal),
    UNIQUE (day, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE legs (
    day TEXT NOT NULL,
    series TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    leg INTEGER NOT NULL,
    service TEXT NOT NULL,
    counter TEXT,
    clerk TEXT,
    from_ms INTEGER NOT NULL,
    called_ms INTEGER,
    recalls INTEGER NOT NULL,
    started_ms INTEGER,
    ended_ms INTEGER,
    outcome TEXT,
    PRIMARY KEY (day, series, ordinal, leg)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE centre (
    version INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    by TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT;

  -- Signed-in people. Only a hash of the token is kept.
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    login TEXT NOT NULL,
    expires_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 2: the centre's own list of procedures; until now it was the shipped file alone.
  `
  CREATE TABLE procedures (
    code TEXT PRIMARY KEY,
    document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE repealed (
    code TEXT PRIMARY KEY,
    successors TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 3: tickets are held, booked, rated and tried out; a call before its turn keeps its reason.
  `
  ALTER TABLE legs ADD COLUMN held_ms INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE legs ADD COLUMN out_of_order TEXT;
  ALTER TABLE tickets ADD COLUMN rating INTEGER;
  ALTER TABLE tickets ADD COLUMN booked_ms INTEGER;
  ALTER TABLE tickets ADD COLUMN training INTEGER NOT NULL DEFAULT 0;
  `,
  // 4: an answer fits one body alone (N3); a full disk is tried until it has room again; a lock is not in a stranger's hands.
  `
  ALTER TABLE journal ADD COLUMN body_hash TEXT;
  ALTER TABLE sessions ADD COLUMN place TEXT;
  ALTER TABLE sessions ADD COLUMN mark TEXT;
  CREATE INDEX sessions_place ON sessions (login, place);

  CREATE TABLE disk_probe (
    id INTEGER PRIMARY KEY,
    filler BLOB NOT NULL
  ) STRICT;
  `,
  // 5: which files beside the journal have something in them, and until when, so that one that has gone is missed.
  `
  CREATE TABLE side_files (
    name TEXT PRIMARY KEY,
    until_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 6: the lists of procedures that imports have replaced, so that an import can be undone.
  `
  CREATE TABLE replaced_catalogues (
    seq INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  `,
];
