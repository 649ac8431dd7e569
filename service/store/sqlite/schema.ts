import type { Database, Databases } from './database.ts'

/**
 * Each file's schema, version by version: the statements at index n lead from version n to n + 1. A step that has
 * been released is never changed; whatever must be different is another step.
 */
export type Steps = readonly string[]

/**
 * The comments' indexes serve one query each: what is compared for equality first, then the order, then what makes
 * the index enough by itself. No foreign keys: the verbs write what belongs together in one transaction, and a backup
 * may be loaded in any order.
 */
const mainSteps: Steps = [
  `
  CREATE TABLE comments (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    office TEXT NOT NULL,
    page TEXT NOT NULL,
    root TEXT,
    parent TEXT,
    name TEXT NOT NULL,
    avatar TEXT NOT NULL,
    person TEXT,
    reader TEXT,
    speaksFor TEXT,
    member TEXT,
    text TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    editedAt INTEGER,
    state TEXT NOT NULL,
    supports INTEGER NOT NULL,
    replyCount INTEGER NOT NULL,
    listed INTEGER AS (state = 'published' OR replyCount > 0),
    reports INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    decision TEXT,
    decidedAt INTEGER,
    version INTEGER NOT NULL,
    owedSince INTEGER,
    key TEXT,
    content TEXT,
    receipt TEXT,
    before TEXT,
    verdict TEXT NOT NULL,
    history TEXT NOT NULL,
    search TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX commentsByKey ON comments (site, key) WHERE key IS NOT NULL;
  CREATE UNIQUE INDEX commentsByReceipt ON comments (receipt) WHERE receipt IS NOT NULL;
  CREATE INDEX commentsByTime ON comments (page, id) WHERE root IS NULL AND listed;
  CREATE INDEX commentsBySupports ON comments (page, supports, id) WHERE root IS NULL AND listed;
  CREATE INDEX commentsListedBelow ON comments (root, id) WHERE root IS NOT NULL AND listed;
  CREATE INDEX commentsBelow ON comments (root, state, id, parent) WHERE root IS NOT NULL;
  CREATE INDEX commentsPublished ON comments (page) WHERE state = 'published';
  CREATE INDEX commentsByState ON comments (state, id);
  CREATE INDEX commentsByOffice ON comments (state, office, id);
  CREATE INDEX commentsReported ON comments (office, id) WHERE state = 'published' AND reports > 0;
  CREATE INDEX commentsByReader ON comments (reader, page, id, state) WHERE reader IS NOT NULL;
  CREATE INDEX commentsByPerson ON comments (person, id) WHERE person IS NOT NULL;
  CREATE INDEX commentsByDecision ON comments (decision) WHERE decision IS NOT NULL;
  CREATE INDEX commentsAnswering ON comments (parent, id) WHERE speaksFor IS NOT NULL;
  CREATE INDEX commentsOwed ON comments (page, id, owedSince) WHERE owedSince IS NOT NULL;

  CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    key TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    search TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    changes TEXT NOT NULL
  ) STRICT;
  CREATE INDEX pagesBySite ON pages (site);

  CREATE TABLE people (
    id TEXT PRIMARY KEY,
    lookup TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE offices (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT,
    settings TEXT NOT NULL
  ) STRICT;
  CREATE TABLE sites (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    origins TEXT NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE directory (revision INTEGER NOT NULL) STRICT;
  INSERT INTO directory VALUES (0);

  CREATE TABLE members (
    id TEXT PRIMARY KEY,
    lookup TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    office TEXT NOT NULL,
    password TEXT,
    active INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL,
    endedAt INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessionsByMember ON sessions (member);
  CREATE TABLE links (hash TEXT PRIMARY KEY, member TEXT NOT NULL, expiresAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT;
  CREATE TABLE auditOffices (office TEXT, id TEXT, PRIMARY KEY (office, id)) STRICT, WITHOUT ROWID;

  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE leases (duty TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // 1 → 2: what readers do besides writing, what a member has seen of it, and whether an office has answered.
  `
  ALTER TABLE comments ADD COLUMN reportsSettledUntil INTEGER;
  ALTER TABLE comments ADD COLUMN answered INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE comments ADD COLUMN supportsOwed INTEGER NOT NULL DEFAULT 0;
  WITH RECURSIVE above (id) AS (
    SELECT parent FROM comments WHERE speaksFor IS NOT NULL AND state = 'published' AND parent IS NOT NULL
    UNION SELECT comments.parent FROM above JOIN comments ON comments.id = above.id WHERE comments.parent IS NOT NULL
  )
  UPDATE comments SET answered = 1 WHERE id IN (SELECT id FROM above);
  CREATE INDEX commentsAnsweredByTime ON comments (page, id) WHERE root IS NULL AND listed AND answered;
  CREATE INDEX commentsAnsweredBySupports ON comments (page, supports, id) WHERE root IS NULL AND listed AND answered;
  CREATE INDEX commentsAnswersBelow ON comments (root) WHERE speaksFor IS NOT NULL AND state = 'published';
  CREATE INDEX commentsNewest ON comments (site, id) WHERE state = 'published';
  DROP INDEX commentsPublished;
  CREATE INDEX commentsNewestOnPage ON comments (page, id) WHERE state = 'published';
  CREATE INDEX commentsDecided ON comments (office, decidedAt, createdAt)
    WHERE decidedAt IS NOT NULL AND speaksFor IS NULL;

  ALTER TABLE pages ADD COLUMN reactions TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE pages ADD COLUMN pinned TEXT;
  ALTER TABLE pages ADD COLUMN owed INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX pagesOwed ON pages (id) WHERE owed;

  CREATE TABLE supports (comment TEXT, reader TEXT, PRIMARY KEY (comment, reader)) STRICT, WITHOUT ROWID;
  CREATE INDEX supportsByReader ON supports (reader);
  CREATE TABLE reactions (
    page TEXT,
    reader TEXT,
    reaction TEXT NOT NULL,
    PRIMARY KEY (page, reader)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reactionsByWord ON reactions (page, reaction);
  CREATE INDEX reactionsByReader ON reactions (reader);
  CREATE TABLE reports (
    comment TEXT,
    reader TEXT,
    reason TEXT NOT NULL,
    note TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (comment, reader)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reportsByTime ON reports (comment, at);
  CREATE INDEX reportsByReader ON reports (reader);
  `,
  // 2 → 3: near copies found again, and decided together; what processes tell each other. Comments of before have no
  // fingerprint: the waves that they were of are over.
  `
  ALTER TABLE comments ADD COLUMN fingerprint TEXT;
  ALTER TABLE comments ADD COLUMN campaign TEXT;
  CREATE INDEX commentsInCampaign ON comments (campaign, office, state, id) WHERE campaign IS NOT NULL;
  CREATE INDEX commentsUndecided ON comments (campaign, state, id) WHERE campaign IS NOT NULL AND decision IS NULL;
  CREATE INDEX commentsEdited ON comments (editedAt) WHERE editedAt IS NOT NULL;

  CREATE TABLE campaigns (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    standing TEXT NOT NULL,
    standsUntil INTEGER
  ) STRICT;
  CREATE INDEX campaignsStanding ON campaigns (standsUntil) WHERE standsUntil IS NOT NULL;

  CREATE TABLE told (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // 3 → 4: what a judge outside has said, and is owed.
  `
  ALTER TABLE comments ADD COLUMN outside TEXT;
  CREATE INDEX commentsOwedOutside ON comments (outside ->> '$.due') WHERE outside ->> '$.due' IS NOT NULL;
  `,
  // 4 → 5: what was decided last, for learning from it.
  `
  CREATE INDEX commentsLastDecided ON comments (decidedAt, id, decision) WHERE decidedAt IS NOT NULL;
  `,
  // What members note of a comment for each other.
  `
  CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    comment TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    withdrawnAt INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX notesOnComment ON notes (comment, id);
  CREATE INDEX notesWithdrawn ON notes (withdrawnAt) WHERE withdrawnAt IS NOT NULL;
  `,
  // Since when a comment has been held, for what an office is late with.
  `
  ALTER TABLE comments ADD COLUMN heldSince INTEGER;
  UPDATE comments SET heldSince = coalesce((
    SELECT entry.value ->> '$.at' FROM json_each(history) AS entry
    WHERE entry.value ->> '$.to' = 'held' AND entry.value ->> '$.from' IS NOT 'held' ORDER BY entry.key DESC LIMIT 1
  ), createdAt) WHERE state = 'held';
  `,
  // What lets covered words return, sealed, as long as a session lasts.
  `
  CREATE TABLE covers (
    id TEXT PRIMARY KEY,
    comment TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX coversOnComment ON covers (comment, id);
  CREATE INDEX coversUntil ON covers (until);
  `,
  // What offices say above comments that spread an error.
  `
  ALTER TABLE comments ADD COLUMN clarification TEXT;
  `,
  // The audit's chain of seals. What stands there already is sealed in the order of its ids.
  `
  ALTER TABLE audit ADD COLUMN unsealed INTEGER DEFAULT 1;
  CREATE INDEX auditUnsealed ON audit (id) WHERE unsealed IS NOT NULL;
  CREATE INDEX auditByAct ON audit (entry ->> '$.act', id);
  CREATE TABLE seals (
    number INTEGER PRIMARY KEY,
    entry TEXT NOT NULL UNIQUE,
    sealedAt INTEGER NOT NULL,
    salt TEXT NOT NULL,
    reason TEXT,
    previous TEXT NOT NULL,
    seal TEXT NOT NULL
  ) STRICT;
  `,
  // What offices answer again and again.
  `
  CREATE TABLE savedAnswers (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX savedAnswersOfOffice ON savedAnswers (office);
  `,
  // Whose comments are looked at first; looked for at every post.
  `
  CREATE TABLE personHolds (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL,
    comment TEXT NOT NULL,
    name TEXT NOT NULL,
    person TEXT,
    reader TEXT,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    until INTEGER NOT NULL,
    endedAt INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX personHoldsOfPerson ON personHolds (person, until) WHERE person IS NOT NULL;
  CREATE INDEX personHoldsOfReader ON personHolds (reader, until) WHERE reader IS NOT NULL;
  CREATE INDEX personHoldsUntil ON personHolds (until);
  `,
  // Questions and complaints followed to their answers: when one is due, and until when its author may object.
  `
  ALTER TABLE comments ADD COLUMN matter TEXT;
  ALTER TABLE comments ADD COLUMN answeredIn INTEGER;
  ALTER TABLE comments ADD COLUMN answerDue INTEGER
    AS (iif(state = 'published' AND matter ->> '$.step' = 'answer', matter ->> '$.due', NULL));
  ALTER TABLE comments ADD COLUMN settleDue INTEGER
    AS (iif(matter ->> '$.step' = 'settle', matter ->> '$.due', NULL));
  CREATE INDEX commentsToAnswer ON comments (answerDue, id) WHERE answerDue IS NOT NULL;
  CREATE INDEX commentsToAnswerOf ON comments (office, answerDue, id) WHERE answerDue IS NOT NULL;
  CREATE INDEX commentsAnsweredOwed ON comments (id) WHERE answerDue IS NOT NULL AND answered;
  CREATE INDEX commentsToClose ON comments (settleDue) WHERE settleDue IS NOT NULL;
  `,
  // What offices have answered, in time.
  `
  CREATE INDEX commentsAnswers ON comments (id) WHERE speaksFor IS NOT NULL AND state = 'published';
  `,
]

const keySteps: Steps = [
  `
  CREATE TABLE personKeys (
    person TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE dailySecrets (
    day TEXT PRIMARY KEY,
    secret BLOB NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Brings both files to the schema this code was written for. Throws, changing nothing, where one is newer. */
export function migrate(databases: Databases): void {
  climb(databases.main, mainSteps)
  climb(databases.keys, keySteps)
}

/** Takes the steps that the file has not taken, all or none. */
export function climb(database: Database, steps: Steps): void {
  if (versionOf(database, steps) === steps.length) return
  // Of two processes that start together one climbs, and the other finds it done.
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const step of steps.slice(versionOf(database, steps))) database.exec(step)
    database.exec(`PRAGMA user_version = ${steps.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function versionOf(database: Database, steps: Steps): number {
  const version = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (version <= steps.length) return version
  throw new Error(
    `The data was written by a newer Rembuk (schema ${version}; this one knows ${steps.length}). ` +
      'Start the newer version, or restore a backup made by this one.',
  )
}
