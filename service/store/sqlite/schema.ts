import type { Database, Databases } from './database.ts'
import { firstSteps, type Steps } from './first-steps.ts'

/**
 * The comments' indexes serve one query each: what is compared for equality first, then the order, then what makes
 * the index enough by itself. No foreign keys: the verbs write what belongs together in one transaction, and a backup
 * may be loaded in any order.
 */
const mainSteps: Steps = [
  ...firstSteps,
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
  // To whom a comment was passed on, and what of it an office has to answer.
  `
  ALTER TABLE comments ADD COLUMN forwarded TEXT;
  ALTER TABLE comments ADD COLUMN forwardedTo TEXT;
  CREATE INDEX commentsForwarded ON comments (forwardedTo, id) WHERE forwardedTo IS NOT NULL;
  `,
  // Readers who found their question answered already.
  `
  CREATE TABLE thanks (
    answer TEXT,
    reader TEXT,
    day TEXT NOT NULL,
    PRIMARY KEY (answer, reader)
  ) STRICT, WITHOUT ROWID;
  `,
  // Who has which comment open: one a member.
  `
  CREATE TABLE claims (member TEXT PRIMARY KEY, comment TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX claimsOnComment ON claims (comment);
  `,
  // What has been put aside and still has its words, by how long ago that was.
  `
  CREATE INDEX commentsLapsing ON comments (coalesce(decidedAt, createdAt), office)
    WHERE state IN ('rejected', 'spam', 'removed') AND text <> '' AND speaksFor IS NULL;
  `,
  // Whose it is to answer: the office that it was passed on to, else its own.
  `
  ALTER TABLE comments ADD COLUMN answerer TEXT AS (coalesce(forwardedTo, office));
  DROP INDEX commentsToAnswerOf;
  CREATE INDEX commentsToAnswerOf ON comments (answerer, answerDue, id) WHERE answerDue IS NOT NULL;
  `,
  // What offices mean to do about a week, and when a matter was moved last, for what happened in one.
  `
  CREATE TABLE followUps (
    id TEXT PRIMARY KEY,
    office TEXT NOT NULL,
    week TEXT NOT NULL,
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    ownerOffice TEXT NOT NULL,
    ownerRole TEXT NOT NULL,
    due TEXT NOT NULL,
    outcome TEXT,
    UNIQUE (office, week, place)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE comments ADD COLUMN matterMoved INTEGER AS (matter ->> '$.trail[#-1].at');
  CREATE INDEX commentsMatterMoved ON comments (matterMoved) WHERE matterMoved IS NOT NULL;
  `,
  // Comments with lines in their history that the chain of seals has not reached: apart, since rows are long.
  `
  CREATE TABLE toSeal (comment TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  INSERT INTO toSeal SELECT id FROM comments;
  `,
  // What official answers said before they were corrected.
  `
  ALTER TABLE comments ADD COLUMN corrections TEXT;
  `,
  // What an office's one switch has closed, there and below.
  `
  ALTER TABLE offices ADD COLUMN closing TEXT;
  `,
  // What authors say against decisions, and the office at which that waits for one.
  `
  ALTER TABLE comments ADD COLUMN appeal TEXT;
  ALTER TABLE comments ADD COLUMN appealLiesAt TEXT;
  CREATE INDEX commentsAppealed ON comments (appealLiesAt, id) WHERE appealLiesAt IS NOT NULL;
  `,
  // When an appeal was asked for or decided last, for what happened in a week.
  `
  ALTER TABLE comments ADD COLUMN appealMoved INTEGER AS (coalesce(appeal ->> '$.outcome.at', appeal ->> '$.at'));
  CREATE INDEX commentsAppealMoved ON comments (appealMoved) WHERE appealMoved IS NOT NULL;
  `,
  // Who has nothing here any more, and since when.
  `
  ALTER TABLE people ADD COLUMN silentSince INTEGER;
  CREATE INDEX peopleSilent ON people (silentSince) WHERE silentSince IS NOT NULL;
  `,
  // Who is being erased, or was lately. Whose comments a kill had left to nobody before this was written down is among
  // them.
  `
  CREATE TABLE erasures (person TEXT PRIMARY KEY, begunAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO erasures
    SELECT DISTINCT person, 0 FROM comments WHERE person IS NOT NULL AND person NOT IN (SELECT id FROM people);
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
