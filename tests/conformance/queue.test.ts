import { expect, test } from 'vitest'
import type { MatchTab, State } from '../../service/contract/views.ts'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { QueueFilter } from '../../service/store/comments.ts'
import { aComment, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('a queue', (stand) => {
  const insertAll = async (page: NewPage, comments: Comment[]): Promise<void> => {
    for (const comment of comments) await stand().store.comments.insert(comment, page)
  }

  const filter = (tab: MatchTab, offices: QueueFilter['offices'], over: Partial<QueueFilter> = {}): QueueFilter => ({
    tab,
    offices,
    search: null,
    after: null,
    upTo: null,
    ...over,
  })

  /** Reads a tab to its end, `limit` at a time. */
  const readAll = async (wanted: QueueFilter, limit: number): Promise<string[]> => {
    const found: string[] = []
    for (let after: string | null = null; ;) {
      const { comments, more } = await stand().store.comments.queue({ ...wanted, after }, limit)
      found.push(...comments.map(({ id }) => id))
      after = found.at(-1) ?? null
      if (!more) return found
    }
  }

  test('holds the comments of its state in the offices in sight, newest first, page by page', async () => {
    const page = aPage()
    const [here, there] = [`here-${page.id}`, `there-${page.id}`]
    const comments = Array.from({ length: 12 }, (_, index) =>
      aComment(page, { state: index % 4 ? 'held' : 'spam', office: index % 3 ? here : there }),
    )
    await insertAll(page, comments)
    const held = comments.filter(({ state }) => state === 'held').toReversed()
    const ids = (of: Comment[]) => of.map(({ id }) => id)
    for (const limit of [1, 3, 100]) {
      expect(await readAll(filter('held', [here, there]), limit)).toEqual(ids(held))
      expect(await readAll(filter('held', [here]), limit)).toEqual(ids(held.filter(({ office }) => office === here)))
      expect(await readAll(filter('held', []), limit)).toEqual([])
    }
    const everywhere = await readAll(filter('held', 'all'), 100)
    expect(everywhere.filter((id) => ids(held).includes(id))).toEqual(ids(held))
    const { comments: whole } = await stand().store.comments.queue(filter('held', [here, there]), 1)
    expect(whole).toEqual([held[0]])
  })

  test('has a tab for each state that waits, and one for what readers reported', async () => {
    const page = aPage()
    const office = `office-${page.id}`
    const states: State[] = ['held', 'published', 'spam', 'rejected', 'removed']
    const comments = new Map(states.map((state) => [state, aComment(page, { state, office })]))
    const reported = aComment(page, { office, reports: 2 })
    const settled = aComment(page, { office, reports: 2, state: 'rejected' })
    await insertAll(page, [...comments.values(), reported, settled])
    expect(await readAll(filter('held', [office]), 9)).toEqual([comments.get('held')?.id])
    expect(await readAll(filter('published', [office]), 9)).toEqual([reported.id, comments.get('published')?.id])
    expect(await readAll(filter('spam', [office]), 9)).toEqual([comments.get('spam')?.id])
    expect(await readAll(filter('rejected', [office]), 9)).toEqual([settled.id, comments.get('rejected')?.id])
    expect(await readAll(filter('reported', [office]), 9)).toEqual([reported.id])
    expect(await readAll(filter('reported', 'all'), 9)).toContain(reported.id)
  })

  test('ends at the newest id that its member has seen', async () => {
    const page = aPage()
    const office = `office-${page.id}`
    const [one, two, three] = [1, 2, 3].map(() => aComment(page, { state: 'held', office }))
    await insertAll(page, [one, two, three] as Comment[])
    const seen = filter('held', [office], { upTo: two?.id ?? null })
    expect(await readAll(seen, 1)).toEqual([two?.id, one?.id])
    expect(await stand().store.comments.countQueue(seen, 100)).toBe(2)
  })

  test('shows of each campaign its newest alone where it is asked to, on whatever page that stands', async () => {
    const page = aPage()
    const office = `office-${page.id}`
    const inTab = { state: 'held', office } as const
    const waves = ['x', 'y', null, 'x', 'x', 'y', null, 'x'].map((wave) => wave && `${wave}-${page.id}`)
    const all = waves.map((campaign) => aComment(page, { ...inTab, campaign }))
    await insertAll(page, all)
    await insertAll(page, [aComment(page, { state: 'spam', office, campaign: waves[0] ?? null })])
    const id = (at: number): string | undefined => all[at]?.id
    const grouped = filter('held', [office], { grouped: true })
    for (const limit of [1, 2, 3, 100]) {
      expect(await readAll(grouped, limit), `${limit} a page`).toEqual([id(7), id(6), id(5), id(2)])
    }
    expect(await readAll({ ...grouped, upTo: id(4) ?? null }, 2)).toEqual([id(4), id(2), id(1)])
    expect(
      (await readAll({ ...grouped, offices: 'all' }, 50)).filter((one) => all.some((own) => own.id === one)),
    ).toEqual([id(7), id(6), id(5), id(2)])
    expect(await readAll(filter('held', [office]), 3)).toHaveLength(8)
    expect(await readAll({ ...grouped, search: 'pendaftaran' }, 2)).toHaveLength(4)
  })

  test('counts up to a limit', async () => {
    const page = aPage()
    const office = `office-${page.id}`
    await insertAll(
      page,
      Array.from({ length: 5 }, () => aComment(page, { state: 'held', office })),
    )
    const { comments } = stand().store
    expect(await comments.countQueue(filter('held', [office]), 1_000)).toBe(5)
    expect(await comments.countQueue(filter('held', [office]), 3)).toBe(3)
    expect(await comments.countQueue(filter('spam', [office]), 3)).toBe(0)
    expect(await comments.countQueue(filter('held', 'all'), 3)).toBe(3)
  })

  test('finds every word of a search in text, name or title, in any case and any way of writing', async () => {
    const page = aPage({ title: 'Jadwal Kampanye' })
    const office = `office-${page.id}`
    const named = (name: string) => ({ kind: 'reader', name, person: null, reader: null, avatar: '000' }) as const
    const byText = aComment(page, { state: 'held', office, text: 'Kapan SLOT dibuka? 100% (.*)' })
    const byName = aComment(page, { state: 'held', office, text: 'x', author: named('Ｓｌｏｔ Ñoño') })
    await insertAll(page, [byText, byName])
    const search = (words: string) => readAll(filter('held', [office], { search: words }), 1)
    expect(await search('slot')).toEqual([byName.id, byText.id])
    expect(await search('kampanye slot ñoño')).toEqual([byName.id])
    expect(await search('  KAPAN  kampanye ')).toEqual([byText.id])
    expect(await search('pemilu')).toEqual([])
    for (const literal of ['100%', '(.*)']) expect(await search(literal)).toEqual([byText.id])
    for (const nothing of ['.*x', '_', '%x', '\\', "' OR 1=1 --", '$where']) expect(await search(nothing)).toEqual([])
    expect(await search('   ')).toEqual([byName.id, byText.id])
    const counted = filter('held', [office], { search: 'slot' })
    expect(await stand().store.comments.countQueue(counted, 10)).toBe(2)
    await stand().store.pages.rename(page.id, 'Pemilu')
    expect(await search('pemilu')).toEqual([byName.id, byText.id])
  })

  test('finds what stands on a page by a piece of its address, however that was copied', async () => {
    const page = aPage({ url: `https://kab.example/Berita/baca/${aPage().id}` })
    const other = aPage()
    const office = `office-${page.id}`
    const here = aComment(page, { state: 'held', office, text: 'dan/atau' })
    await insertAll(page, [here])
    await insertAll(other, [aComment(other, { state: 'held', office })])
    const search = (words: string) => readAll(filter('held', [office], { search: words }), 1)
    for (const piece of [page.url, `${page.url}/?utm_source=x#c`, page.url.slice(-35), 'KAB.example/berita/']) {
      expect(await search(piece), piece).toEqual([here.id])
    }
    expect(await search(`${page.url} pendaftaran`)).toEqual([])
    expect(await search('kab.example/berita/x')).toEqual([])
    expect(await search('dan/atau')).toEqual([here.id])
    expect(await stand().store.comments.countQueue(filter('held', 'all', { search: page.url }), 9)).toBe(1)
  })

  test('finds a comment by its receipt, as people type it, and by no part of it', async () => {
    const page = aPage()
    const office = `office-${page.id}`
    const receipt = `padi-biru-jalan-${page.id.replace(/\D/g, '')}`
    const one = aComment(page, { state: 'spam', office, receipt })
    await insertAll(page, [one, aComment(page, { state: 'spam', office })])
    const search = (words: string) => readAll(filter('spam', [office], { search: words }), 1)
    for (const typed of [receipt, receipt.toUpperCase(), ` ${receipt.replaceAll('-', ' ')} `]) {
      expect(await search(typed), typed).toEqual([one.id])
    }
    expect(await search('padi-biru')).toEqual([])
    expect(await readAll(filter('spam', ['elsewhere'], { search: receipt }), 1)).toEqual([])
  })

  test('tells which version is the present one, and in whose office it stands', async () => {
    const page = aPage()
    const [one, two] = [aComment(page, { office: 'a' }), aComment(page, { office: 'b', version: 7 })]
    await insertAll(page, [one, two])
    const found = await stand().store.comments.versions([one.id, 'unknown', two.id])
    expect(found.toSorted((first, second) => (first.id < second.id ? -1 : 1))).toEqual([
      { id: one.id, version: 1, office: 'a' },
      { id: two.id, version: 7, office: 'b' },
    ])
    expect(await stand().store.comments.versions([])).toEqual([])
  })

  test('tells what hangs on a comment at any depth, newest first, and no further than asked', async () => {
    const page = aPage()
    const root = aComment(page)
    const first = aReply(page, root, { state: 'held' })
    const second = aReply(page, first, { state: 'removed' })
    const third = aReply(page, second, { state: 'spam' })
    const other = aReply(page, root, { state: 'rejected' })
    await insertAll(page, [root, first, second, third, other, aComment(page)])
    const { below } = stand().store.comments
    const on = (comment: Comment, limit = 9) => below({ root: root.id, below: comment.id, limit })
    expect(await on(root)).toEqual({ comments: [other, third, first], more: false })
    expect(await on(root, 2)).toEqual({ comments: [other, third], more: true })
    expect(await on(first)).toEqual({ comments: [third], more: false })
    expect(await on(third)).toEqual({ comments: [], more: false })
  })

  test('knows what a person wrote, and how they stand in these offices since then', async () => {
    const { comments } = stand().store
    const page = aPage()
    const person = `person-${page.id}`
    const author = { kind: 'reader', name: 'S', person, reader: null, avatar: '000' } as const
    const own = [
      aComment(page, { author, office: 'a', state: 'published' }),
      aComment(page, { author, office: 'a', state: 'published', createdAt: madeAt + 5 }),
      aComment(page, { author, office: 'b', state: 'spam', createdAt: madeAt + 5 }),
    ]
    await insertAll(page, [...own, aComment(page)])
    expect(await comments.ofPerson(person)).toEqual(own)
    expect(await comments.ofPerson('unknown')).toEqual([])
    const none = { published: 0, held: 0, spam: 0, rejected: 0, removed: 0 }
    expect(await comments.recordOf(person, 'all', 0)).toEqual({ ...none, published: 2, spam: 1 })
    expect(await comments.recordOf(person, 'all', madeAt + 5)).toEqual({ ...none, published: 1, spam: 1 })
    expect(await comments.recordOf(person, ['a'], 0)).toEqual({ ...none, published: 2 })
    expect(await comments.recordOf(person, [], 0)).toEqual(none)
  })
})
