// The comments a site had before: brought in once however often it is tried, with their times, threads and privacy.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { caller, threadPath } from '../http/calling.ts'
import { jsonLines } from '../../service/importers/own.ts'
import { importComments } from '../../service/operations/operator/imports/comments.ts'
import { lookupOf } from '../../service/identity/people.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

const origin = 'https://berita.example'
const site = ['--site', 'kpu-sukamaju']
const line = (fields: object): string =>
  JSON.stringify({
    page: `${origin}/satu`,
    name: 'Yuni',
    text: 'Kapan buka?',
    at: '2020-05-01T12:00:00.000Z',
    ...fields,
  })

describe('the command line', () => {
  let desk: Desk
  const file = (name: string, text: string): string => {
    const path = join(desk.folder, name)
    writeFileSync(path, text)
    return path
  }
  beforeAll(() => {
    desk = openDesk()
  })
  afterAll(() => desk.end())
  beforeEach(async () => {
    await desk.run(['sites', 'remove', 'kpu-sukamaju', '--yes'])
    await desk.ask('sites', 'add', '--id', 'kpu-sukamaju', '--name', 'Berita', '--origin', origin)
  })

  /** What stands there now, by what `export` writes. */
  async function exported(): Promise<Record<string, unknown>[]> {
    const path = join(desk.folder, 'keluar.jsonl')
    await desk.ask('export', path, '--all', ...site)
    const text = readFileSync(path, 'utf8').trimEnd()
    return text === '' ? [] : text.split('\n').map((one) => JSON.parse(one))
  }

  test('says what would come, brings it in, and adds nothing the second time', async () => {
    const path = file(
      'lama.jsonl',
      [
        line({ id: 'a', title: 'Jam buka' }),
        line({ id: 'b', parent: 'a', name: 'KPU', text: 'Besok.', official: true, at: '2020-05-01T13:00:00Z' }),
        line({ id: 'c', text: 'Menunggu', state: 'held' }),
        line({ id: 'd', text: 'judi', state: 'spam' }),
      ].join('\n'),
    )
    const dry = await desk.ask('import', path, ...site, '--dry-run')
    expect(dry).toMatchObject({ format: 'JSON lines', wouldAdd: 3, same: 0, gone: 1, wrong: 0 })
    expect(await exported()).toEqual([])
    expect(await desk.ask('import', path, ...site)).toMatchObject({ added: 3, same: 0, gone: 1, orphans: 0 })
    const [held, question, reply] = (await exported()).toSorted((one, other) =>
      `${one['text']}` < `${other['text']}` ? 1 : -1,
    )
    expect(question).toMatchObject({
      page: `${origin}/satu`,
      title: 'Jam buka',
      at: '2020-05-01T12:00:00.000Z',
      state: 'published',
      answered: true,
    })
    expect(reply).toMatchObject({ parent: question?.['id'], official: true, name: 'KPU' })
    expect(held).toMatchObject({ state: 'held' })
    expect(await desk.ask('import', path, ...site)).toMatchObject({ added: 0, same: 3, gone: 1 })
    expect(await exported()).toHaveLength(3)
  })

  test('takes back what it has exported, as lines and as a table, into another site and never twice into its own', async () => {
    const path = file('lama.jsonl', [line({ id: 'a' }), line({ id: 'b', parent: 'a', text: 'Balasan' })].join('\n'))
    await desk.ask('import', path, ...site)
    await desk.ask('sites', 'add', '--id', 'kpu-lain', '--name', 'Lain', '--origin', 'https://lain.example')
    for (const name of ['bolak.jsonl', 'bolak.csv']) {
      const out = join(desk.folder, name)
      expect(await desk.ask('export', out, ...site)).toMatchObject({ comments: 2 })
      expect(await desk.ask('import', out, ...site)).toMatchObject({ added: 0, same: 2 })
      const there = await desk.ask('import', out, '--site', 'kpu-lain', '--move', `${origin}=https://lain.example`)
      expect(there).toMatchObject(name.endsWith('csv') ? { added: 0, same: 2 } : { added: 2, same: 0 })
    }
    const out = join(desk.folder, 'lain.jsonl')
    await desk.ask('export', out, '--site', 'kpu-lain')
    const [first, second] = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one))
    expect(first).toMatchObject({ page: 'https://lain.example/satu', at: '2020-05-01T12:00:00.000Z' })
    expect([first, second].map(({ parent }) => parent)).toContain(first.parent === null ? first.id : second.id)
  })

  test('names what is wrong by its line, and brings in nothing until it is told to pass it over', async () => {
    const path = file(
      'salah.jsonl',
      [
        line({ id: '1' }),
        line({ id: '2', text: 'x'.repeat(5_001) }),
        line({ id: '3', name: 'n'.repeat(61) }),
        line({ id: '4', page: 'https://judi.example/' }),
        line({ id: '5', at: 'kemarin' }),
        line({ id: '6', at: '2999-01-01T00:00:00Z' }),
        line({ id: '7', text: ' \u200b ' }),
        line({ id: '8', text: 'x'.repeat(5_000) }),
      ].join('\n'),
    )
    const refused = await desk.run(['import', path, ...site])
    expect(refused.code).toBe(1)
    expect(refused.stderr.split('\n').slice(0, 7)).toEqual([
      'Nothing was brought in (--skip-wrong brings in the rest):',
      '  line 2: longer than 5000 characters (5001)',
      '  line 3: a name has 1 to 60 characters',
      `  line 4: "https://judi.example/" is no address on ${origin}`,
      '  line 5: its time cannot be read',
      '  line 6: its time is yet to come',
      '  line 7: it says nothing',
    ])
    expect(await exported()).toEqual([])
    expect(await desk.ask('import', path, ...site, '--skip-wrong')).toMatchObject({ added: 2, wrong: 6 })
  })

  test('masks identity numbers, and holds all of it or has it judged where that is asked for', async () => {
    const spam = 'slot gacor maxwin hari ini daftar di keluwih88 bonus new member 100%'
    const path = file(
      'nik.jsonl',
      [line({ id: '1', text: 'NIK saya 3311095501900002' }), line({ id: '2', text: spam })].join('\n'),
    )
    await desk.ask('import', path, ...site, '--as', 'held')
    const held = await exported()
    expect(held.map(({ state }) => state)).toEqual(['held', 'held'])
    expect(JSON.stringify(held)).not.toContain('3311095501900002')
    const judged = file('judi.jsonl', line({ id: '9', text: spam, at: '2020-06-01T00:00:00Z' }))
    await desk.ask('import', judged, ...site, '--as', 'judged')
    // What nobody has confirmed yet shows as held.
    expect((await exported()).map(({ state }) => state)).toEqual(['held', 'held', 'held'])
  })

  test('reads what it is told to, and says so of what is none of it', async () => {
    const missing = await desk.run(['import', join(desk.folder, 'tidak-ada.xml'), ...site])
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('cannot be read')])
    const other = await desk.run(['import', file('lain.xml', '<html></html>'), ...site])
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('no export of Disqus or WordPress')])
    const broken = await desk.run(['import', file('putus.xml', '<disqus><post dsq:id="1"><message>x'), ...site])
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('cut short')])
    expect((await desk.run(['import', file('x.csv', 'a\n'), ...site, '--as', 'lain'])).code).toBe(2)
    expect((await desk.run(['import', file('x.csv', 'a\n'), '--site', 'tidak-ada'])).stderr).toContain(
      'no site tidak-ada',
    )
    expect((await desk.run(['import', '--help'])).stdout).toMatch(/--dry-run +only says what would come/)
  })
})

onBothStores('on %s', (store) => {
  let service: RunningService
  beforeAll(async () => {
    service = await startService({ store })
    await service.makeSite()
  })
  afterAll(() => service.close())

  const page = `${siteOrigin}/impor`
  async function* lines(...fields: object[]): AsyncGenerator<string> {
    for (const one of fields) yield `${line({ page, ...one })}\n`
  }
  const bring = (...fields: object[]) => {
    const { collaborators } = service.service
    const found = collaborators.directory.current().sites.get('kpu-sukamaju')
    if (!found) throw new Error('no site')
    const asked = { site: found, standing: 'published', wrong: () => undefined, told: () => undefined } as const
    return importComments(collaborators, jsonLines.read(lines(...fields)), asked)
  }

  test('readers see it in its time and place, and nothing of whose address it was', async () => {
    const email = 'lama@surat.example'
    expect(
      await bring(
        // A reply may stand before what it replies to, and what it replies to may be missing.
        { id: 'r', parent: 'q', text: 'Balasan', at: '2020-05-02T00:00:00Z', email },
        { id: 'q', text: 'Pertanyaan', email },
        { id: 'x', parent: 'hilang', text: 'Sendiri', at: '2020-05-03T00:00:00Z' },
      ),
    ).toEqual({ added: 3, same: 0, gone: 0, orphans: 1, wrong: 0 })
    const http = caller(service)
    await expect.poll(async () => (await http.call(threadPath(page))).json.page.comments).toBe(3)
    const { json, text } = await http.call(threadPath(page))
    expect(json.comments.map((one: { text: string; createdAt: string }) => [one.text, one.createdAt])).toEqual([
      ['Sendiri', '2020-05-03T00:00:00.000Z'],
      ['Pertanyaan', '2020-05-01T12:00:00.000Z'],
    ])
    expect(json.comments[1].replies[0]).toMatchObject({ text: 'Balasan', parent: json.comments[1].id })
    expect(text).not.toContain('surat.example')
    const { keys } = service.service.collaborators
    const person = await service.store.people.byLookup(lookupOf(keys, email))
    expect((await service.store.comments.ofPerson(person?.id ?? '')).map((one) => one.text).toSorted()).toEqual([
      'Balasan',
      'Pertanyaan',
    ])
    // Whoever writes now stands above it, and may answer it.
    const owner = await service.makeMember()
    await http.published(owner.token, { url: page, text: 'Baru', parent: json.comments[0].id })
    expect(await bring({ id: 'q', text: 'Pertanyaan lain' })).toMatchObject({ added: 0, same: 1 })
  })

  test('what was held there does not count as having waited here since then', async () => {
    await bring({ id: 'h', text: 'Sudah lama menunggu di sana', state: 'held' })
    const owner = await service.makeMember()
    const queue = await caller(service).call('/v1/queue?tab=held', {
      headers: { Authorization: `Bearer ${owner.token}` },
    })
    const [item] = queue.json.items
    expect(item).toMatchObject({ text: 'Sudah lama menunggu di sana', createdAt: '2020-05-01T12:00:00.000Z' })
    expect(queue.json.late).toBe(0)
  })
})
