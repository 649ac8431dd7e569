/**
 * Each file's schema, version by version: the statements at index n lead from version n to n + 1. A step that has
 * been released is never changed; whatever must be different is another step.
 */
export type Steps = readonly string[]

/** What the first versions made of a store's main file; what came since stands in `schema.ts`. */
export const firstSteps: Steps = [
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
]
