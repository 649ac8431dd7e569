import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalSpansIn } from '../../service/contract/personal-spans.ts'
import type { Change, Comment } from '../../service/domain/comment.ts'
import { coverable, coverChange, isCovered, type Span, uncoverChange } from '../../service/domain/covering.ts'
import { decisionChange, editChange, settlesReports, undoChange } from '../../service/domain/moving.ts'
import { openWords, sealWords } from '../../service/identity/covered-words.ts'
import { deriveKeys } from '../../service/identity/keys.ts'
import { newPerson } from '../../service/identity/people.ts'
import { aComment, noon, seededChance } from './making.ts'
import { workOf } from '../support/worked.ts'
import type { Mover } from '../../service/domain/mover.ts'

const by: Mover = { kind: 'member', member: 'm1', role: 'moderator' }
const now = noon + 60_000

const applied = (comment: Comment, { set, state, entry }: Change): Comment => ({
  ...comment,
  ...set,
  state,
  version: comment.version + 1,
  history: [...comment.history, entry],
})

const named = (name: string): Comment['author'] => ({ kind: 'reader', name, person: null, reader: null, avatar: '000' })
const cover = (comment: Comment, ...spans: Span[]) => coverChange(comment, { spans, by, now })
const inText = (from: number, to: number): Span => ({ field: 'text', from, to })

function covered(comment: Comment, ...spans: Span[]) {
  const made = cover(comment, ...spans)
  if (!made) throw new Error('nothing was covered')
  return { after: applied(comment, made.change), uncovered: made.uncovered }
}

describe('covering', () => {
  it('puts a dot where each character was, keeps blanks, state and standing, and bumps the version', () => {
    const comment = aComment({ text: 'Telepon saya 0812 3456 7890 ya', state: 'published', author: named('Budi 0812') })
    const { after } = covered(comment, inText(13, 27), { field: 'name', from: 5, to: 9 })
    expect(after.text).toBe('Telepon saya •••• •••• •••• ya')
    expect(after.author.name).toBe('Budi ••••')
    expect([after.state, after.version, after.decision]).toEqual(['published', comment.version + 1, null])
    expect(after.history.at(-1)).toMatchObject({ act: 'covered', from: 'published', to: 'published', reason: null })
  })

  it('never goes through the middle of a character', () => {
    const { after } = covered(aComment({ text: 'a😀b' }), inText(2, 3))
    expect(after.text).toBe('a••b')
  })

  it('is refused for spans that are not there, that hold nothing to see, and for the name of an office', () => {
    const comment = aComment({ text: 'satu •• dua' })
    for (const span of [inText(0, 12), inText(4, 4), inText(5, 2), inText(4, 5), inText(5, 7)]) {
      expect(cover(comment, span), JSON.stringify(span)).toBeNull()
    }
    expect(cover(comment, inText(0, 4), inText(0, 99)), 'all or nothing').toBeNull()
    const answer = aComment({ author: { kind: 'office', office: 'kpu', name: 'KPU', member: 'm', avatar: '000' } })
    expect(cover(answer, { field: 'name', from: 0, to: 3 })).toBeNull()
  })

  it('is for what is public or may become so', () => {
    const states = ['held', 'published', 'spam', 'rejected', 'removed'] as const
    expect(states.filter((state) => coverable(aComment({ state })))).toEqual(['held', 'published'])
    expect(coverable(aComment({ state: 'held', withdrawn: true }))).toBe(false)
  })

  it('leaves nothing of what it covers, keeps the length, and is taken off to the letter', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), (text, one, other) => {
        const comment = aComment({ text })
        const made = cover(comment, inText(Math.min(one, other), Math.max(one, other)))
        if (!made) return
        const after = applied(comment, made.change)
        const [span] = made.uncovered.spans
        if (!span) throw new Error('no span')
        expect(after.text).toHaveLength(text.length)
        expect(after.text.isWellFormed()).toBe(text.isWellFormed())
        expect(after.text.slice(span.from, span.to)).toMatch(/^[•\s]+$/)
        expect([after.text.slice(0, span.from), after.text.slice(span.to)]).toEqual([
          text.slice(0, span.from),
          text.slice(span.to),
        ])
        const back = uncoverChange(after, { uncovered: made.uncovered, by, now })
        expect(back && applied(after, back).text).toBe(text)
      }),
    )
  })

  it('comes off one by one, in any order, but not once the author has changed the words', () => {
    const comment = aComment({ text: 'satu dua tiga', state: 'held' })
    const first = covered(comment, inText(0, 4))
    const second = covered(first.after, inText(5, 8))
    const back = uncoverChange(second.after, { uncovered: first.uncovered, by, now })
    expect(back?.set.text).toBe('satu ••• tiga')
    const verdict = { outcome: 'hold', score: 0, reasons: [] } as const
    const edit = editChange(second.after, {
      text: second.after.text,
      verdict: { ...verdict, reasons: [] },
      fingerprint: null,
      now,
    })
    expect(uncoverChange(applied(second.after, edit), { uncovered: first.uncovered, by, now })).toBeNull()
    expect(uncoverChange({ ...second.after, text: 'lain' }, { uncovered: first.uncovered, by, now })).toBeNull()
  })

  it('tells its author as long as it stands', () => {
    const { after, uncovered } = covered(aComment({ text: 'satu dua', state: 'held' }), inText(0, 4))
    expect(isCovered(after)).toBe(true)
    const back = uncoverChange(after, { uncovered, by, now })
    expect(back && isCovered(applied(after, back))).toBe(false)
    const verdict = { outcome: 'publish' as const, score: 0, reasons: [] }
    expect(isCovered(applied(after, editChange(after, { text: 'baru', verdict, fingerprint: null, now })))).toBe(false)
  })

  it('moves nothing: an earlier decision is still undone, and reports stand', () => {
    const held = aComment({ state: 'held', text: 'satu dua' })
    const decided = decisionChange(held, { action: 'approve', by, decision: 'd1', reason: null, now })
    if (!decided) throw new Error('not decided')
    const { after } = covered(applied(held, decided), inText(0, 4))
    const made = cover(after, inText(5, 8))
    expect(made && settlesReports(made.change)).toBe(false)
    expect(settlesReports(decided)).toBe(true)
    const undone = undoChange(after, { by, decision: 'd1', now })
    expect(undone).toMatchObject({ state: 'held', set: { decision: null } })
    expect(undone && applied(after, undone).text, 'the cover stays').toBe('•••• dua')
  })
})

describe('what the desk offers to cover', () => {
  const found = (text: string) => personalSpansIn(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])

  it('is numbers and addresses, in their order', () => {
    expect(found('Hubungi 0812-3456-7890 atau siti.nur+kpu@surel.contoh.id, rek BRI 1234 5678 9012 345')).toEqual([
      ['phone', '0812-3456-7890'],
      ['email', 'siti.nur+kpu@surel.contoh.id'],
      ['account', '1234 5678 9012 345'],
    ])
    expect(found('nomor 081234567890@contoh.id')).toEqual([['email', '081234567890@contoh.id']])
    expect(found('Pukul 07.00 di @kpu_sukamaju, a@b')).toEqual([])
  })

  it('is found in time that grows with the text alone', () => {
    const hostile = ['a'.repeat(5_000), `${'a.'.repeat(2_500)}@`, 'a@'.repeat(2_500), `a@${'b.'.repeat(2_499)}`]
    for (const text of hostile) expect(workOf(() => personalSpansIn(text))).toBeLessThan(200)
  })
})

describe('covered words', () => {
  const chance = seededChance('cover')
  const keys = deriveKeys(chance.bytes(32))
  const { key } = newPerson(keys, chance, { id: 'p1', email: 'a@b.example', now })

  it('open again under the author’s own key, or ours where there is none', () => {
    for (const own of [key, null]) {
      const sealed = sealWords(keys, chance, { covering: 'c1', key: own, words: 'rahasia' })
      expect(Buffer.from(sealed).includes('rahasia')).toBe(false)
      expect(openWords(keys, { covering: 'c1', key: own, sealed })).toBe('rahasia')
      expect(openWords(keys, { covering: 'c2', key: own, sealed }), 'moved elsewhere').toBeNull()
    }
  })

  it('are noise once that key is destroyed', () => {
    const sealed = sealWords(keys, chance, { covering: 'c1', key, words: 'rahasia' })
    expect(openWords(keys, { covering: 'c1', key: null, sealed })).toBeNull()
    const other = newPerson(keys, chance, { id: 'p2', email: 'c@d.example', now }).key
    expect(openWords(keys, { covering: 'c1', key: other, sealed })).toBeNull()
  })
})
