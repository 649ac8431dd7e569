-- The two files of a store as schema version 1 wrote them. Never changed: later versions must read them.
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
INSERT INTO comments (id, site, office, page, root, parent, name, avatar, person, reader, speaksFor, member, text, createdAt, editedAt, state, supports, replyCount, reports, confirmed, withdrawn, decision, decidedAt, version, owedSince, key, content, receipt, before, verdict, history, search) VALUES ('c1', 'kpu', 'kpu', 'kpu:page', NULL, NULL, 'Siti', '1a2', 'p1', 'r1', NULL, NULL, 'Pertanyaan', 1, NULL, 'published', 4, 1, 0, 0, 0, NULL, NULL, 1, NULL, 'k', 'x', 'r', NULL, '{"outcome":"publish","score":0,"reasons":[]}', '[{"at":1,"by":{"kind":"author"},"act":"posted","from":null,"to":"published","reason":null,"decision":null}]', 'siti
pertanyaan');
INSERT INTO comments (id, site, office, page, root, parent, name, avatar, person, reader, speaksFor, member, text, createdAt, editedAt, state, supports, replyCount, reports, confirmed, withdrawn, decision, decidedAt, version, owedSince, key, content, receipt, before, verdict, history, search) VALUES ('c2', 'kpu', 'kpu', 'kpu:page', 'c1', 'c1', 'KPU Sukoharjo', '000', NULL, NULL, 'kpu', 'm1', 'Jawaban', 1, NULL, 'published', 0, 0, 0, 0, 0, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, '{"outcome":"publish","score":0,"reasons":[]}', '[{"at":1,"by":{"kind":"author"},"act":"posted","from":null,"to":"published","reason":null,"decision":null}]', 'kpu sukoharjo
jawaban');
INSERT INTO pages (id, site, key, url, title, search, createdAt, revision, comments, changes) VALUES ('kpu:page', 'kpu', 'page:1', 'https://kpu.example/', 'Jadwal', 'jadwal', 1, 2, 2, '[{"revision":1,"id":"c1"},{"revision":2,"id":"c2"},{"revision":2,"id":"c1"}]');
INSERT INTO people (id, lookup, sealed, createdAt) VALUES ('p1', 'lookup', x'09', 1);
INSERT INTO offices (id, name, kind, parent, settings) VALUES ('kpu', 'KPU', 'regency', NULL, '{}');
INSERT INTO sites (id, code, name, office, origins, createdAt) VALUES ('kpu', 'skh', 'S', 'kpu', '["https://kpu.example"]', 1);
INSERT INTO directory (revision) VALUES (2);
INSERT INTO members (id, lookup, sealed, name, role, office, password, active, createdAt) VALUES ('m1', 'lm', x'07', 'W', 'lead', 'kpu', NULL, 1, 1);
INSERT INTO audit (id, entry) VALUES ('a1', '{"id":"a1","at":1,"by":{"kind":"operator"},"act":"site-added","offices":["kpu"],"subjects":["kpu"],"reason":null,"undone":null}');
INSERT INTO auditOffices (office, id) VALUES ('kpu', 'a1');
INSERT INTO meta (name, value) VALUES ('fingerprint', 'f');
PRAGMA user_version = 1;
-- keys.db
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
INSERT INTO personKeys (person, wrapped, createdAt) VALUES ('p1', x'010203', 1);
PRAGMA user_version = 1;
