import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { Refusal } from '../../service/domain/refusal.ts'
import { aComment, aCommentBy, aMove, aPage, aPerson, aReply } from '../support/records.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rembuk-sqlite-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Lets a process post until it has said so many ids, and ends it as a power cut would. */
async function killedAfter(acknowledged: number, prefix: string): Promise<string[]> {
  const program = join(import.meta.dirname, 'sqlite-poster.ts')
  const child = spawn(process.execPath, [program, folder, prefix], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const said: string[] = []
  for await (const line of createInterface(child.stdout)) {
    said.push(line)
    if (said.length === acknowledged) child.kill('SIGKILL')
  }
  await ended
  return said
}

test('every comment that was acknowledged is there after kill -9, with its author and their key', async () => {
  for (const [prefix, acknowledged] of [
    ['a', 1],
    ['b', 150],
    ['c', 431],
  ] as const) {
    const said = await killedAfter(acknowledged, prefix)
    expect(said.length).toBeGreaterThanOrEqual(acknowledged)
    const store = await openSqliteStore({ folder })
    for (const line of said) {
      const [id = '', person = ''] = line.split(' ')
      expect((await store.comments.byId(id))?.author).toMatchObject({ person })
      expect((await store.people.byId(person))?.id).toBe(person)
      expect((await store.people.key(person))?.person).toBe(person)
    }
    await store.close()
  }
  const main = new DatabaseSync(join(folder, 'rembuk.db'))
  expect(main.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  main.close()
})

test('writes that wait together share a commit', async () => {
  const store = await openSqliteStore({ folder })
  const page = aPage()
  await store.comments.insert(aComment(page), page)
  const before = store.commits()
  await Promise.all(Array.from({ length: 200 }, () => store.comments.insert(aComment(page), page)))
  expect(store.commits() - before).toBeLessThanOrEqual(20)
  await store.close()
})

test('a write that fails by a defect is undone alone', async () => {
  const store = await openSqliteStore({ folder })
  const page = aPage()
  const [one, two] = [aComment(page), aComment(page)]
  const broken = aComment(aPage({ id: 'broken' }), { supports: 'many' as never })
  const outcomes = await Promise.allSettled([
    store.comments.insert(one, page),
    store.comments.insert(broken, aPage({ id: 'broken' })),
    store.comments.insert(two, page),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await store.pages.byId('broken'), 'not even its page is left').toBeNull()
  expect(await store.comments.byIds([one.id, two.id])).toHaveLength(2)
  await store.close()
})

test('what can be told to no thread is refused alone, and nobody beside it waits for ever', async () => {
  const store = await openSqliteStore({ folder })
  const page = aPage()
  const comments = Array.from({ length: 6 }, () => aComment(page))
  const untellable = aComment(page, { text: (() => 'words') as never })
  const outcomes = await Promise.allSettled(
    [...comments.slice(0, 2), untellable, ...comments.slice(2)].map((comment) => store.comments.insert(comment, page)),
  )
  expect(outcomes.map(({ status }) => status)).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map((at) => (at === 2 ? 'rejected' : 'fulfilled')),
  )
  await store.close()
})

test('of newcomers who wait together, the one whose comment fails leaves neither person nor key', async () => {
  const store = await openSqliteStore({ folder })
  const page = aPage()
  const people = Array.from({ length: 9 }, () => aPerson())
  const failing = 4
  const outcomes = await Promise.allSettled(
    people.map((newcomer, at) => {
      const comment = aCommentBy(newcomer, page)
      return store.comments.insert(at === failing ? { ...comment, supports: 'many' as never } : comment, page, newcomer)
    }),
  )
  for (const [at, { person }] of people.entries()) {
    const isThere = at !== failing
    expect(outcomes[at]?.status).toBe(isThere ? 'fulfilled' : 'rejected')
    expect((await store.people.byId(person.id)) !== null).toBe(isThere)
    expect((await store.people.key(person.id)) !== null).toBe(isThere)
    expect(await store.comments.ofPerson(person.id)).toHaveLength(isThere ? 1 : 0)
  }
  await store.close()
})

test('when the writer dies, all who wait are refused or answered truly, and it starts again', async () => {
  const store = await openSqliteStore({ folder })
  const page = aPage()
  await store.comments.insert(aComment(page), page)
  const comments = Array.from({ length: 50 }, () => aComment(page))
  const writing = Promise.allSettled(comments.map((comment) => store.comments.insert(comment, page)))
  await store.killWriter()
  const outcomes = await writing
  await store.comments.insert(aComment(page), page)
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'unavailable' })
    else expect(await store.comments.byId(comments[index]?.id ?? '')).not.toBeNull()
  }
  await store.close()
})

test('a closed store refuses everything as unavailable, and leaves no log behind', async () => {
  const store = await openSqliteStore({ folder })
  await store.comments.countQueue({ tab: 'held', offices: 'all', search: null, after: null, upTo: null }, 1)
  await store.pages.rename('x', 'y')
  await store.close()
  for (const asked of [
    store.ping(),
    store.pages.rename('x', 'y'),
    store.comments.byId('x'),
    store.comments.ofPerson('x'),
  ]) {
    await expect(asked).rejects.toBeInstanceOf(Refusal)
  }
  await expect(store.close(), 'closed again').resolves.toBeUndefined()
  expect(readdirSync(folder).toSorted()).toEqual(['keys.db', 'rembuk.db'])
})

test('folder and files are for nobody else', async () => {
  const inner = join(folder, 'data')
  const store = await openSqliteStore({ folder: inner })
  const page = aPage()
  const newcomer = aPerson()
  await store.comments.insert(aCommentBy(newcomer, page), page, newcomer)
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)
  expect(mode(inner)).toBe('700')
  const files = readdirSync(inner)
  expect(files).toContain('keys.db-wal')
  for (const file of files) expect([file, mode(join(inner, file))]).toEqual([file, '600'])
  await store.close()
})

test('whoever is known can post while nobody can reach the file of keys', async () => {
  const store = await openSqliteStore({ folder }, { busyTimeout: 0 })
  const page = aPage()
  const newcomer = aPerson()
  await store.comments.insert(aCommentBy(newcomer, page), page, newcomer)
  const keys = new DatabaseSync(join(folder, 'keys.db'))
  keys.exec('BEGIN IMMEDIATE')
  const { id } = newcomer.person
  expect(await store.comments.insert(aCommentBy(newcomer, page), page)).toEqual({ outcome: 'inserted', person: id })
  const another = aPerson()
  const refused = store.comments.insert(aCommentBy(another, page), page, another)
  await expect(refused).rejects.toMatchObject({ code: 'unavailable' })
  keys.close()
  expect(await store.people.byId(another.person.id)).toBeNull()
  await store.close()
})

test('keys stand in a file of their own, and a destroyed one is nowhere in it', async () => {
  const store = await openSqliteStore({ folder })
  const { person, key } = aPerson()
  const secret = { ...key, wrapped: new TextEncoder().encode('wrapped-key-of-somebody') }
  const holders = (): string[] =>
    readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(secret.wrapped))
  const page = aPage()
  const newcomer = { person, key: secret }
  await store.comments.insert(aCommentBy(newcomer, page), page, newcomer)
  expect(holders()).toEqual(['keys.db-wal'])
  await store.people.erase(person.id)
  expect(holders()).toEqual([])
  await store.close()
  expect(holders()).toEqual([])
})

test('two stores in memory have nothing in common, and obey the same verbs', async () => {
  const [store, other] = [await openSqliteStore(':memory:'), await openSqliteStore(':memory:')]
  const page = aPage()
  const top = aComment(page)
  const reply = aReply(page, top)
  for (const comment of [top, reply]) await store.comments.insert(comment, page)
  expect(await store.pages.publish(page.id, [reply.id], 1)).toEqual({ revision: 1, comments: 2 })
  expect(await store.comments.apply([aMove(reply, 'spam'), aMove(reply, 'spam')])).toEqual([reply.id])
  expect(await other.meta.isEmpty()).toBe(true)
  await store.close()
  await other.close()
})
