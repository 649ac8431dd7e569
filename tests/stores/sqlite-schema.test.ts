import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countCopies } from '../../service/store/sqlite/campaigns.ts'
import { Database, openDatabases } from '../../service/store/sqlite/database.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { newestReports, readersByWord, reportsCounted, supportsOf } from '../../service/store/sqlite/engagement.ts'
import { owedOutsideSql } from '../../service/store/sqlite/outside.ts'
import { pagesOwed } from '../../service/store/sqlite/pages.ts'
import { countedToAnswer, toAnswerInAll, toAnswerInSome, toCloseSql } from '../../service/store/sqlite/matters.ts'
import { countBelow, publishedOn } from '../../service/store/sqlite/publication.ts'
import { lapsedOf } from '../../service/store/sqlite/lapsing.ts'
import { lastDecisionsOf, lastWaits } from '../../service/store/sqlite/comments.ts'
import { allIds, undecidedIds } from '../../service/store/sqlite/copies.ts'
import { inSomeOffices } from '../../service/store/sqlite/queue.ts'
import { layAppealsSql, rehomeSql } from '../../service/store/sqlite/rehoming.ts'
import { climb, migrate } from '../../service/store/sqlite/schema.ts'
import { answeredAfter, inOrder, newestOf, oldestBelowEach } from '../../service/store/sqlite/threads.ts'
import { weekOfAll, weekOfSome } from '../../service/store/sqlite/weekly.ts'
import { commitTogether } from '../../service/store/sqlite/writer.ts'
import { aComment, aPage } from '../support/records.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rembuk-schema-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const inMemory = () => openDatabases({ main: ':memory:', keys: ':memory:' }, { readOnly: false, busyTimeout: 0 })

function write(file: string, sql: string): void {
  const database = new DatabaseSync(join(folder, file))
  database.exec(sql)
  database.close()
}

const read = (file: string, sql: string): unknown => {
  const database = new DatabaseSync(join(folder, file), { readOnly: true })
  const rows = database.prepare(sql).all()
  database.close()
  return rows
}

test('files of version 1 are read by every later version', async () => {
  // Written down when version 1 was released, and never again.
  const [main = '', keys = ''] = readFileSync(join(import.meta.dirname, 'sqlite-version-1.sql'), 'utf8').split(
    '-- keys.db\n',
  )
  write('rembuk.db', main)
  write('keys.db', keys)
  const store = await openSqliteStore({ folder })
  const { comments, replies } = await store.comments.thread({
    page: 'kpu:page',
    sort: 'top',
    limit: 9,
    after: null,
    answered: null,
  })
  expect(comments.map(({ text, supports, replyCount }) => [text, supports, replyCount])).toEqual([['Pertanyaan', 4, 1]])
  expect([...replies.values()].flat().map(({ author }) => author.name)).toEqual(['KPU Sukoharjo'])
  expect(await store.pages.byId('kpu:page')).toMatchObject({
    revision: 2,
    comments: 2,
    changes: [{ id: 'c1' }, { id: 'c2' }, { id: 'c1' }],
  })
  expect((await store.people.byLookup('lookup'))?.id).toBe('p1')
  expect((await store.people.key('p1'))?.wrapped).toEqual(new Uint8Array([1, 2, 3]))
  expect(await store.offices.directoryRevision()).toBe(2)
  const found = await store.comments.queue(
    { tab: 'published', offices: ['kpu'], search: 'pertanyaan', after: null, upTo: null },
    9,
  )
  expect(found.comments.map(({ id, answered }) => [id, answered])).toEqual([['c1', true]])
  const of = { page: 'kpu:page', sort: 'new', limit: 9, after: null } as const
  expect((await store.comments.thread({ ...of, answered: true })).comments.map(({ id }) => id)).toEqual(['c1'])
  expect((await store.comments.thread({ ...of, answered: false })).comments).toEqual([])
  expect((await store.comments.newest({ site: 'kpu', page: null, limit: 9 })).map(({ id }) => id)).toEqual(['c2', 'c1'])
  expect(await store.pages.byId('kpu:page')).toMatchObject({ reactions: {}, pinned: null })
  expect((await store.comments.byId('c1'))?.reportsSettledUntil).toBeNull()
  expect(await store.engagement.support({ comment: 'c1', reader: 'r', on: true, now: 1 })).toBe(1)
  await store.close()
})

test('whether an office has answered is worked out at any depth for what version 1 has written', async () => {
  const [main = ''] = readFileSync(join(import.meta.dirname, 'sqlite-version-1.sql'), 'utf8').split('-- keys.db\n')
  write('rembuk.db', main)
  // c1 ← c2 (an office's) stands there; beside it: t1 ← m1 ← m2 ← o1 (an office's), and t2 ← h1 (an office's, held).
  const columns = `id, parent, root, speaksFor, state, site, office, page, name, avatar, text, createdAt, supports,
    replyCount, reports, confirmed, withdrawn, version, verdict, history, search`
  const same = `'kpu', 'kpu', 'kpu:page', 'S', '000', 'x', 1, 0, 0, 0, 0, 0, 1, '{}', '[]', ''`
  for (const [id, parent, root, speaksFor, state] of [
    ['t1', null, null, null, 'published'],
    ['m1', 't1', 't1', null, 'removed'],
    ['m2', 'm1', 't1', null, 'published'],
    ['o1', 'm2', 't1', 'kpu', 'published'],
    ['t2', null, null, null, 'published'],
    ['h1', 't2', 't2', 'kpu', 'held'],
  ]) {
    const text = (value: string | null | undefined) => (value === null ? 'NULL' : `'${value}'`)
    const own = [id, parent, root, speaksFor, state].map(text).join(', ')
    write('rembuk.db', `INSERT INTO comments (${columns}) VALUES (${own}, ${same})`)
  }
  const store = await openSqliteStore({ folder })
  const all = await store.comments.byIds(['c1', 'c2', 't1', 'm1', 'm2', 'o1', 't2', 'h1'])
  expect(
    all
      .filter(({ answered }) => answered)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['c1', 'm1', 'm2', 't1'])
  await store.close()
})

test('whose comments a kill had left to nobody, before it was written down who is being erased, is erased now', async () => {
  const [main = ''] = readFileSync(join(import.meta.dirname, 'sqlite-version-1.sql'), 'utf8').split('-- keys.db\n')
  write('rembuk.db', main)
  const columns = `id, person, state, site, office, page, name, avatar, text, createdAt, supports, replyCount, reports,
    confirmed, withdrawn, version, verdict, history, search`
  const same = `'published', 'kpu', 'kpu', 'kpu:page', 'S', '000', 'x', 1, 0, 0, 0, 0, 0, 1, '{}', '[]', ''`
  for (const [id, person] of [
    ['k1', "'p1'"],
    ['k2', "'hilang'"],
    ['k3', "'hilang'"],
    ['k4', 'NULL'],
  ])
    write('rembuk.db', `INSERT INTO comments (${columns}) VALUES ('${id}', ${person}, ${same})`)
  const store = await openSqliteStore({ folder })
  expect(await store.people.erasures()).toEqual([{ person: 'hilang', begunAt: 0 }])
  await store.close()
})

test('since when a comment has been held is worked out for what earlier versions have written', async () => {
  const [main = ''] = readFileSync(join(import.meta.dirname, 'sqlite-version-1.sql'), 'utf8').split('-- keys.db\n')
  write('rembuk.db', main)
  const columns = `id, state, history, createdAt, site, office, page, name, avatar, text, supports, replyCount, reports,
    confirmed, withdrawn, version, verdict, search`
  const same = `5, 'kpu', 'kpu', 'kpu:page', 'S', '000', 'x', 0, 0, 0, 0, 0, 1, '{}', ''`
  const posted = { at: 5, from: null, to: 'published' }
  for (const [id, state, history] of [
    [
      'h1',
      'held',
      [
        { ...posted, to: 'held' },
        { at: 7, from: 'held', to: 'held' },
      ],
    ],
    ['h2', 'held', [posted, { at: 20, from: 'published', to: 'held' }]],
    ['h3', 'held', []],
    ['p1', 'published', [posted]],
  ] as const) {
    const values = `'${id}', '${state}', '${JSON.stringify(history)}', ${same}`
    write('rembuk.db', `INSERT INTO comments (${columns}) VALUES (${values})`)
  }
  await (await openSqliteStore({ folder })).close()
  expect(read('rembuk.db', `SELECT id, heldSince FROM comments WHERE heldSince IS NOT NULL ORDER BY id`)).toEqual([
    { id: 'h1', heldSince: 5 },
    { id: 'h2', heldSince: 20 },
    { id: 'h3', heldSince: 5 },
  ])
})

test('a file of a newer version is refused in plain words, and is not touched', async () => {
  for (const file of ['rembuk.db', 'keys.db']) {
    await (await openSqliteStore({ folder })).close()
    write(file, 'PRAGMA user_version = 999')
    await expect(openSqliteStore({ folder })).rejects.toThrow(/newer Rembuk \(schema 999; this one knows \d+\)/)
    expect(read(file, 'PRAGMA user_version')).toEqual([{ user_version: 999 }])
    rmSync(join(folder, file))
  }
})

test('the ladder is climbed step by step, once, and all or nothing', () => {
  const database = new Database(join(folder, 'x.db'), { readOnly: false, busyTimeout: 0 })
  const steps = ['CREATE TABLE a (x)', 'INSERT INTO a VALUES (1)', 'INSERT INTO a VALUES (2)']
  climb(database, steps.slice(0, 1))
  climb(database, steps)
  climb(database, steps)
  expect(database.all('SELECT x FROM a')).toEqual([{ x: 1 }, { x: 2 }])
  expect(() => climb(database, [...steps, 'INSERT INTO a VALUES (3)', 'nonsense'])).toThrow()
  expect(database.all('SELECT count(*) AS n FROM a')).toEqual([{ n: 2 }])
  expect(database.get('PRAGMA user_version')).toEqual({ user_version: 3 })
  database.close()
})

test('the files are as durable and as forgetful as was decided', () => {
  const database = new Database(join(folder, 'x.db'), { readOnly: false, busyTimeout: 7 })
  const pragma = (name: string) => Object.values(database.get<object>(`PRAGMA ${name}`) ?? {})[0]
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous'), 'full').toBe(2)
  expect(pragma('secure_delete')).toBe(1)
  expect(pragma('busy_timeout')).toBe(7)
  database.close()
})

test('what a long read puts in order lies in memory, and in no file of the system', () => {
  new Database(join(folder, 'x.db'), { readOnly: false, busyTimeout: 0 }).close()
  const reading = new Database(join(folder, 'x.db'), { readOnly: true, busyTimeout: 0 })
  expect(reading.get('PRAGMA temp_store'), 'memory').toEqual({ temp_store: 2 })
  reading.close()
})

test('a thread is read by indexes alone: nothing is scanned, nothing sorted', () => {
  const db = inMemory()
  migrate(db)
  const ordered = Object.values(inOrder).flatMap((sorts) => Object.values(sorts))
  const statements = [
    ...ordered.flatMap(({ first, next }) => [first, next]),
    oldestBelowEach,
    ...Object.values(newestOf),
  ]
  for (const sql of statements) {
    const plan = db.main.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail)
    expect(plan.filter((step) => /TEMP B-TREE|SCAN comments|SCAN reply/.test(step))).toEqual([])
  }
})

test('what is counted, and what is owed, is found by an index that holds it all', () => {
  const db = inMemory()
  migrate(db)
  const wanted: Record<string, string> = {
    [countBelow]: 'commentsBelow commentsAnswersBelow',
    [lastWaits]: 'commentsDecided',
    [lastDecisionsOf]: 'commentsLastDecided',
    [owedOutsideSql]: 'commentsOwedOutside',
    [lapsedOf]: 'commentsLapsing 1',
    [inOrder.answered.new.first]: 'commentsAnsweredByTime',
    [inOrder.answered.top.next]: 'commentsAnsweredBySupports',
    [newestOf.site]: 'commentsNewest',
    [newestOf.page]: 'commentsNewestOnPage',
    [publishedOn]: 'commentsNewestOnPage',
    [pagesOwed]: 'pagesOwed',
    [answeredAfter]: 'commentsAnswers commentsByState',
    [supportsOf]: 'supports',
    [readersByWord]: 'reactionsByWord',
    [newestReports]: 'reportsByTime',
    [reportsCounted]: 'sqlite_autoindex_comments_1 reportsByTime',
  }
  for (const [sql, names] of Object.entries(wanted)) {
    const plan = db.main.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail)
    const used = plan.flatMap(
      (step) => /INDEX (\w+)|SEARCH (\w+) USING PRIMARY KEY/.exec(step)?.slice(1).filter(Boolean) ?? [],
    )
    expect(used.join(' '), sql).toBe(names)
    expect(plan.join(), sql).not.toContain('TEMP B-TREE')
  }
})

test('a tab of some offices is read office by office, by their index, whatever else is asked of it', () => {
  const db = inMemory()
  migrate(db)
  const wanted = `one.state = 'published' AND one.id < ?3 AND one.id <= ?4 AND (one.campaign IS NULL OR instr(one.search, ?5))`
  const plan = db.main
    .all<{ detail: string }>(
      `EXPLAIN QUERY PLAN ${inSomeOffices({ tab: 'published', wanted, columns: ['id', 'campaign'] })}`,
    )
    .map(({ detail }) => detail)
  expect(plan.join('; ')).toContain('SEARCH one USING INDEX commentsByOffice (state=? AND office=? AND id<?)')
})

test('what waits for an answer is read and counted by when it is due', () => {
  const db = inMemory()
  migrate(db)
  const plan = (sql: string): string =>
    db.main
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join('; ')
  expect(plan(toAnswerInAll(''))).toBe('SEARCH one USING INDEX commentsToAnswer ((answerDue,id)>(?,?))')
  expect(plan(toAnswerInSome(''))).toContain('commentsToAnswerOf (answerer=? AND (answerDue,id)>(?,?))')
  expect(plan(countedToAnswer.all)).toContain('USING INDEX commentsToAnswer (answerDue>? AND answerDue<?)')
  expect(plan(countedToAnswer.some)).toContain('commentsToAnswerOf (answerer=? AND answerDue>? AND answerDue<?)')
  expect(plan(toCloseSql)).toContain('USING INDEX commentsToClose')
})

test('what has part in a week is found by the time it was written, decided, answered, appealed or moved, and nothing is scanned', () => {
  const db = inMemory()
  migrate(db)
  for (const sql of [weekOfAll, weekOfSome]) {
    const plan = db.main
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join('; ')
    expect(plan).not.toMatch(/SCAN comments/)
    expect(plan).toContain('commentsDecided (office=? AND decidedAt>? AND decidedAt<?)')
    expect(plan).toContain('commentsMatterMoved (matterMoved>?)')
    expect(plan).toContain('commentsToAnswer (answerDue<?)')
    expect(plan).toContain('commentsAppealMoved (appealMoved>?)')
    expect(plan).toContain('commentsAppealed')
  }
})

test('what a site leaves behind is found office by office, and appeals among those that wait', () => {
  const db = inMemory()
  migrate(db)
  const plan = (sql: string): string =>
    db.main
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join('; ')
  expect(plan(rehomeSql)).toContain('INDEX commentsByOffice (state=? AND office=?)')
  expect(plan(layAppealsSql)).toContain('INDEX commentsAppealed')
})

test('a campaign is counted and read by its own indexes', () => {
  const db = inMemory()
  migrate(db)
  const plan = (sql: string): string =>
    db.main
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join('; ')
  expect(plan(countCopies)).toMatch(/USING COVERING INDEX commentsInCampaign/)
  expect(plan(countCopies)).not.toMatch(/TEMP B-TREE|SCAN comments/)
  expect(plan(allIds)).toMatch(/USING (COVERING )?INDEX comments(InCampaign|Undecided)/)
  expect(plan(undecidedIds)).toMatch(/USING INDEX commentsUndecided/)
})

test('a full disk refuses everybody who waits, as unavailable, and undoes it all', () => {
  const db = inMemory()
  migrate(db)
  const page = aPage()
  const insert = (text: string) => ({ verb: 'comments.insert', args: [aComment(page, { text }), page] })
  const [first] = commitTogether(db, [insert('a')])
  expect(first).toEqual({ value: { outcome: 'inserted', person: null } })
  const [{ page_count: pages } = { page_count: 0 }] = db.main.all<{ page_count: number }>('PRAGMA page_count')
  db.main.exec(`PRAGMA max_page_count = ${pages + 2}`)
  const answers = commitTogether(db, [insert('b'), insert('x'.repeat(50_000)), insert('c')])
  expect(answers).toHaveLength(3)
  for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'unavailable', message: 'unavailable' } })
  expect(db.main.get('SELECT count(*) AS n FROM comments')).toEqual({ n: 1 })
  db.main.exec('PRAGMA max_page_count = 1000000')
  expect(commitTogether(db, [insert('d')])).toEqual([{ value: { outcome: 'inserted', person: null } }])
})
