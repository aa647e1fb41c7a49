/** Written into the file, so that a database of something else is told from a history: `fdri`. */
export const applicationId = 0x66647269;

/** What makes each version of the schema from the one before. One that was published never changes: another is added. */
export const schemaVersions: readonly string[] = [
  `
  CREATE TABLE machines (
    id TEXT PRIMARY KEY,
    words TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE trials (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL,
    trial TEXT NOT NULL,
    drill TEXT NOT NULL,
    variant TEXT,
    verdict TEXT NOT NULL,
    outcome TEXT NOT NULL,
    failure TEXT,
    summary TEXT NOT NULL,
    commit_id TEXT,
    dirty INTEGER,
    machine TEXT NOT NULL REFERENCES machines,
    timing TEXT NOT NULL,
    factor REAL NOT NULL,
    wall_ms REAL NOT NULL,
    documented_wait_ms REAL NOT NULL,
    seed INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    UNIQUE (run_id, trial)
  ) STRICT;

  CREATE INDEX trials_by_drill ON trials (drill, started_at);

  CREATE TABLE clocks (
    trial INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
    name TEXT NOT NULL,
    at_ms REAL NOT NULL,
    error_ms REAL NOT NULL,
    PRIMARY KEY (trial, name)
  ) STRICT;

  CREATE TABLE promises (
    trial INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
    name TEXT NOT NULL,
    promised REAL NOT NULL,
    measured REAL,
    error REAL NOT NULL,
    unit TEXT NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (trial, name)
  ) STRICT;
  `,
];
