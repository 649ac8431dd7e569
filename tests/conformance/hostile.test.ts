import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { aComment, aCommentBy, aMember, aMove, aPage, aPerson } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const hostile = [
  '{"$gt": ""}',
  '$where',
  '$$ROOT',
  '$author.name',
  '__proto__',
  'constructor',
  '\0',
  'a\0b',
  "'; DROP TABLE comments; --",
  '%_\\',
  '🗳️👩‍👩‍👧‍👦',
  '\u202eرعا\u200f',
  `e${'\u0301'.repeat(5_000)}`,
  '\ufeff\u2028\r\n',
  '\u{10ffff}',
]

onEveryStore('hostile words', (stand) => {
  /** Puts the words wherever a person's words may come to stand, and reads them back by every way. */
  const roundTrip = async (words: string): Promise<void> => {
    const { comments, pages } = stand().store
    const unique = aPage()
    const page = { ...unique, title: words, url: words, key: words }
    const comment = aComment(page, {
      text: words,
      author: { kind: 'reader', name: words, person: words, reader: words, avatar: '000' },
      key: `${unique.id}${words}`,
      content: words,
      verdict: { outcome: 'hold', score: 0, reasons: [] },
    })
    await comments.insert(comment, page)
    expect(await comments.byId(comment.id)).toEqual(comment)
    expect(await comments.byKey(page.site, comment.key ?? '')).toEqual(comment)
    expect(await comments.ofReader({ page: page.id, reader: words, states: ['published'] })).toEqual([comment])
    const edit = aMove(comment, 'published', { reason: words })
    await comments.apply([{ ...edit, set: { ...edit.set, text: words + words, author: comment.author } }])
    const edited: Comment | null = await comments.byId(comment.id)
    expect(edited).toMatchObject({ text: words + words, author: comment.author })
    expect(edited?.history.at(-1)?.reason).toBe(words)
    expect(await pages.byId(page.id)).toMatchObject({ title: words, url: words, key: words })
    const { comments: listed } = await comments.thread({
      page: page.id,
      sort: 'new',
      limit: 2,
      after: null,
      answered: null,
    })
    expect(listed.map(({ text }) => text)).toEqual([words + words])
  }

  test.for(hostile.map((words) => [JSON.stringify(words).slice(0, 40), words] as const))(
    'come back as they were: %s',
    ([, words]) => roundTrip(words),
  )

  test('come back as they were, whatever they are', async () => {
    const wellFormed = fc.string({ unit: 'binary', maxLength: 200 })
    await fc.assert(fc.asyncProperty(wellFormed, roundTrip), { numRuns: 30 })
  })

  test('with half a surrogate pair are stored with a sign in its place, and break nothing', async () => {
    const { comments } = stand().store
    const page = aPage()
    const comment = aComment(page, { text: 'a\ud800b' })
    await comments.insert(comment, page)
    expect((await comments.byId(comment.id))?.text).toBe('a\ufffdb')
  })

  test.for(hostile)('find nobody as an id, a key or a receipt: %j', async (words) => {
    const { comments, pages, people, members, audit } = stand().store
    expect(await comments.byId(words)).toBeNull()
    expect(await comments.byIds([words])).toEqual([])
    expect(await comments.byKey(words, words)).toBeNull()
    expect(await comments.byReceipt(words)).toBeNull()
    expect(await comments.decidedBy(words)).toEqual([])
    expect(await pages.byId(words)).toBeNull()
    expect(await pages.revisions([words])).toEqual(new Map())
    expect(await people.byLookup(words)).toBeNull()
    expect(await members.byLookup(words)).toBeNull()
    expect(await members.session(words)).toBeNull()
    expect(await members.useLink(words, 0)).toBeNull()
    expect(await audit.byId(words)).toBeNull()
    for (const offices of [[words], 'all'] as const) {
      const filter = { tab: 'spam', offices: offices === 'all' ? offices : [words], search: words } as const
      const queue = await comments.queue({ ...filter, after: null, upTo: null }, 5)
      expect(queue).toEqual({ comments: [], more: false })
    }
  })

  test('are names of members, settings and claims like any other', async () => {
    const { comments, members, offices, meta, people } = stand().store
    for (const words of hostile.filter((one) => one.length < 100)) {
      const member = aMember({ name: words, password: words })
      await members.insert(member)
      expect(await members.byId(member.id)).toEqual(member)
      const newcomer = aPerson({ lookup: `lookup-${words}` })
      const { person } = newcomer
      const page = aPage()
      await comments.insert(aCommentBy(newcomer, page), page, newcomer)
      expect((await people.byLookup(person.lookup))?.id).toBe(person.id)
      expect(await meta.claim(`claim-${words}`, words)).toBe(words)
      const id = `office-${words}`
      const settings = { blockedPhrases: { value: [words], locked: false } }
      await offices.addOffice({ id, name: words, kind: 'other', parent: null, settings })
      expect((await offices.directory()).offices.get(id)).toMatchObject({ name: words, settings })
    }
  })
})
