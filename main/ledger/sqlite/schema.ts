import type { DatabaseSync } from 'node:sqlite';

/** One step of the schema. Runs inside a transaction, on a copy of the ledger. */
export interface Migration {
  /** PRAGMA user_version after this step; steps are numbered 1, 2, 3 … */
  readonly version: number;
  apply(database: DatabaseSync): void;
}

/**
 * BLOB columns named content, headline, progress, body, detail and value are sealed; `*_index` columns are the first
 * 16 bytes of an HMAC. Catalogue, items and notices are public. The triggers make the guarantees of the port hold
 * against a mistake in this program; against a hand on the file there is the chain.
 */
const first: Migration = {
  version: 1,
  apply: (database) =>
    database.exec(`
      CREATE TABLE facts (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        terminal_id TEXT NOT NULL,
        at TEXT NOT NULL,
        monotonic_ms REAL NOT NULL,
        boot INTEGER NOT NULL,
        county_offset_ms REAL,
        operator_id TEXT,
        application_id TEXT,
        body_hash TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        body BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
        BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
      CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
        BEGIN SELECT raise(ABORT, 'an event is never removed'); END;

      CREATE TABLE applications (
        nr INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        number_index BLOB NOT NULL UNIQUE,
        person_index BLOB NOT NULL,
        accepted_ms INTEGER NOT NULL,
        headline BLOB NOT NULL,
        progress BLOB NOT NULL,
        whereabouts TEXT NOT NULL,
        receipt_printed INTEGER NOT NULL,
        on_desk INTEGER NOT NULL,
        first_change INTEGER NOT NULL,
        change INTEGER NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX applications_by_time ON applications (accepted_ms);
      CREATE INDEX applications_by_person ON applications (person_index, accepted_ms);
      CREATE INDEX applications_to_leave_the_desk ON applications (accepted_ms) WHERE on_desk = 1 AND whereabouts = 'decided';

      CREATE TABLE contents (
        nr INTEGER PRIMARY KEY REFERENCES applications (nr),
        content BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER contents_are_frozen BEFORE UPDATE ON contents
        BEGIN SELECT raise(ABORT, 'the content of an application is frozen'); END;
      CREATE TRIGGER contents_are_never_removed BEFORE DELETE ON contents
        BEGIN SELECT raise(ABORT, 'the content of an application is never removed'); END;
      CREATE TRIGGER applications_are_frozen
        BEFORE UPDATE OF nr, id, number_index, person_index, accepted_ms, headline, first_change ON applications
        BEGIN SELECT raise(ABORT, 'the content of an application is frozen'); END;
      CREATE TRIGGER applications_are_never_removed BEFORE DELETE ON applications
        BEGIN SELECT raise(ABORT, 'an application is never removed'); END;

      CREATE TABLE whereabouts_counts (whereabouts TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO whereabouts_counts VALUES
        ('on-terminal', 0), ('sending', 0), ('at-county', 0), ('needs-attention', 0), ('decided', 0);
      CREATE TRIGGER applications_counted_in AFTER INSERT ON applications
        BEGIN UPDATE whereabouts_counts SET n = n + 1 WHERE whereabouts = NEW.whereabouts; END;
      CREATE TRIGGER applications_counted_over AFTER UPDATE OF whereabouts ON applications
        WHEN NEW.whereabouts <> OLD.whereabouts
        BEGIN
          UPDATE whereabouts_counts SET n = n - 1 WHERE whereabouts = OLD.whereabouts;
          UPDATE whereabouts_counts SET n = n + 1 WHERE whereabouts = NEW.whereabouts;
        END;

      CREATE TABLE submissions (
        application_id TEXT PRIMARY KEY REFERENCES applications (id),
        event_seq INTEGER NOT NULL REFERENCES events (seq),
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_attempt_ms INTEGER NOT NULL,
        failure TEXT,
        detail BLOB
      ) STRICT;
      CREATE INDEX submissions_to_try ON submissions (event_seq, next_attempt_ms) WHERE state IN ('waiting', 'sending');

      CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        content BLOB,
        first_change INTEGER NOT NULL,
        change INTEGER NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE card_readings (id TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
      CREATE TABLE print_jobs (
        id TEXT PRIMARY KEY,
        application_id TEXT NOT NULL REFERENCES applications (id),
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE catalogues (version INTEGER PRIMARY KEY, hash TEXT NOT NULL, package TEXT NOT NULL) STRICT;
      CREATE TABLE items (
        id TEXT PRIMARY KEY,
        document TEXT,
        first_change INTEGER NOT NULL,
        change INTEGER NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE notices (
        id TEXT PRIMARY KEY,
        document TEXT,
        first_change INTEGER NOT NULL,
        change INTEGER NOT NULL UNIQUE
      ) STRICT;
    `),
};

/** Applications are kept from their receipt on; until then both were one moment, so what stands in the column is right. */
const keptFromReceipt: Migration = {
  version: 2,
  apply: (database) => database.exec('ALTER TABLE applications RENAME COLUMN accepted_ms TO received_ms'),
};

/** 一件一档: the events of one case are found without walking over those of all others. */
const eventsByCase: Migration = {
  version: 3,
  apply: (database) =>
    database.exec('CREATE INDEX events_by_case ON events (application_id) WHERE application_id IS NOT NULL'),
};

export const migrations: readonly Migration[] = [first, keptFromReceipt, eventsByCase];
