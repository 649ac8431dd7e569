// "Diperbaiki": an official answer's words put right, with what they were beside them, and nothing of a person in it.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, Comment } from '../../service/domain/comment.ts'
import {
  correctable,
  correctChange,
  earlierWords,
  takenBackWithin,
  uncorrectChange,
} from '../../service/domain/correcting.ts'
import { changed } from '../../service/store/changing.ts'
import { aComment, anyText, noon } from './making.ts'

const author = { kind: 'office', office: 'kpu', name: 'KPU', member: 'm1', avatar: '000' } as const
const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const answer = aComment({ author, state: 'published', text: 'Dibuka 1 Desember.' })
const applied = (comment: Comment, change: Change | null): Comment => {
  if (!change) throw new Error('nothing changes')
  return changed(comment, change)
}
const correct = (comment: Comment, text: string, now: number, hide = false): Comment =>
  applied(comment, correctChange(comment, { text, hide, by, now, decision: `d${now}` }))

describe('an answer that is corrected', () => {
  it('is a public one of an office, and of nobody else', () => {
    expect(correctable(answer)).toBe(true)
    expect(correctable(aComment({ state: 'published' }))).toBe(false)
    for (const state of ['held', 'removed', 'rejected'] as const) expect(correctable({ ...answer, state })).toBe(false)
  })

  it('moves nothing, says when, and keeps what it said each time', () => {
    const once = correct(answer, 'Dibuka 2 Desember.', noon + 1)
    const twice = correct(once, 'Dibuka 3 Desember.', noon + 2)
    expect(twice).toMatchObject({ text: 'Dibuka 3 Desember.', editedAt: noon + 2, state: 'published' })
    expect(twice.corrections).toEqual([
      { text: 'Dibuka 1 Desember.', at: noon + 1 },
      { text: 'Dibuka 2 Desember.', at: noon + 2 },
    ])
    expect(twice.history.map(({ act }) => act).slice(-2)).toEqual(['corrected', 'corrected'])
    expect(correctChange(twice, { text: twice.text, hide: false, by, now: noon + 3, decision: 'd' })).toBeNull()
  })

  it('tells nothing of a person that was taken out: numbers and addresses are covered, or all of it is hidden', () => {
    expect(earlierWords('Hubungi Budi, 0812-3456-7890 atau budi@surat.example.', 'Hubungi kantor kami.')).toBe(
      'Hubungi Budi, ••••-••••-•••• atau ••••@•••••.•••••••.',
    )
    expect(earlierWords('Hubungi 0812-3456-7890, Senin.', 'Hubungi 0812-3456-7890, Selasa.')).toContain(
      '0812-3456-7890',
    )
    expect(correct(answer, 'Terdaftar.', noon + 1, true).corrections).toEqual([{ text: null, at: noon + 1 }])
  })

  it('shows of any text nothing but itself and dots, of the same length', () => {
    fc.assert(
      fc.property(anyText(80), anyText(80), (before, after) => {
        const shown = earlierWords(before, after)
        expect([...shown].every((sign, at) => sign === '•' || sign === [...before][at])).toBe(true)
        if (before === after) expect(shown).toBe(before)
      }),
    )
  })
})

describe('a correction that is taken back', () => {
  const once = correct(answer, 'Dibuka 2 Desember.', noon + 1)
  const back = { text: answer.text, by, now: noon + 2, decision: 'back' }

  it('leaves the answer as it was, as if it had never been', () => {
    const restored = applied(once, uncorrectChange(once, back))
    expect(restored).toMatchObject({ text: answer.text, editedAt: null, corrections: null })
    const twice = correct(once, 'Dibuka 3 Desember.', noon + 5)
    const still = applied(twice, uncorrectChange(twice, { ...back, text: once.text, now: noon + 6 }))
    expect(still).toMatchObject({ text: once.text, editedAt: noon + 1, corrections: once.corrections })
  })

  it('brings back what was covered, if its words are those', () => {
    const told = { ...answer, text: 'Hubungi 0812-3456-7890.' }
    const corrected = correct(told, 'Hubungi kantor.', noon + 1)
    expect(uncorrectChange(corrected, { ...back, text: told.text })?.set.text).toBe(told.text)
    expect(uncorrectChange(corrected, { ...back, text: 'Hubungi siapa saja.' })).toBeNull()
  })

  it('is its own member’s, once, soon, and not of what was hidden', () => {
    const other = { ...by, member: 'm2' }
    expect(uncorrectChange(once, { ...back, by: other })).toBeNull()
    expect(uncorrectChange(once, { ...back, now: noon + 1 + takenBackWithin })).not.toBeNull()
    expect(uncorrectChange(once, { ...back, now: noon + 2 + takenBackWithin })).toBeNull()
    const restored = applied(once, uncorrectChange(once, back))
    expect(uncorrectChange(restored, back)).toBeNull()
    expect(uncorrectChange(correct(answer, 'Terdaftar.', noon + 1, true), back)).toBeNull()
    expect(uncorrectChange(answer, back)).toBeNull()
  })
})
