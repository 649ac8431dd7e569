import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { decisionChange, editChange, eraseChange, undoChange, withdrawChange } from '../../service/domain/moving.ts'
import { correctionFor, foundBy, heardFrom, toAsk, trying } from '../../service/domain/outside.ts'
import { openAsking } from '../../service/live/asking.ts'
import { changed as applied } from '../../service/store/changing.ts'
import { aComment, noon } from './making.ts'
import type { Outside } from '../../service/domain/comment-facts.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const heard = (answer: 'spam' | 'ham', told: Outside['told'] = null): Outside => ({
  ...toAsk(noon),
  due: null,
  heard: answer,
  told,
})

describe('attempts', () => {
  it('come again later and later, and always later than an answer is waited for', () => {
    let outside = toAsk(noon)
    let now = noon
    const waits: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      outside = trying(outside, now)
      waits.push((outside.due ?? 0) - now)
      now = outside.due ?? 0
    }
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
    expect(waits[0]).toBeGreaterThan(3_000)
    expect(waits.at(-1)).toBe(2 * 3_600_000)
    expect(heardFrom(outside, 'ham')).toEqual(heard('ham'))
  })
})

describe('a correction', () => {
  const decided = (action: 'approve' | 'reject' | 'spam', outside: Outside | null) => {
    const comment = aComment({ state: 'held', outside })
    const change = decisionChange(comment, { action, by, decision: 'd1', reason: null, now: noon + 1 })
    if (!change) throw new Error('nothing moved')
    return applied(comment, change)
  }

  it.each([
    ['spam', 'approve', 'ham'],
    ['spam', 'spam', null],
    ['spam', 'reject', null],
    ['ham', 'spam', 'spam'],
    ['ham', 'approve', null],
  ] as const)('it said %s, a member decided %s: it is told %s', (answer, action, to) => {
    const comment = decided(action, heard(answer))
    expect(comment.outside?.due).toBeGreaterThan(noon + 10_000)
    expect(correctionFor(comment)).toBe(to)
  })

  it('is owed by nobody who was not asked, or not heard', () => {
    expect(decided('approve', null).outside).toBeNull()
    expect(decided('approve', toAsk(noon)).outside).toBeNull()
  })

  it('is not owed twice: what was told last is what it knows', () => {
    expect(correctionFor(decided('approve', heard('spam', 'ham')))).toBeNull()
    expect(correctionFor(decided('spam', heard('spam', 'ham')))).toBe('spam')
  })

  it('falls away where the decision does', () => {
    const comment = decided('approve', heard('spam'))
    const undone = undoChange(comment, { by, decision: 'd1', now: noon + 2 })
    if (!undone) throw new Error('not undone')
    expect(correctionFor(applied(comment, undone))).toBeNull()
  })

  it('is nothing where no member has decided, wherever the comment lies', () => {
    for (const state of ['published', 'spam', 'held'] as const) {
      expect(foundBy({ state, confirmed: true, decision: null })).toBeNull()
    }
  })

  it('never follows from words that are gone', () => {
    const comment = aComment({ state: 'published', outside: heard('ham') })
    const gone = [withdrawChange(comment, noon), eraseChange(comment, noon)].flatMap((change) => change ?? [])
    expect(gone.map((change) => applied(comment, change).outside)).toEqual([null, null])
    const editing = { text: 'baru', verdict: comment.verdict, fingerprint: null, now: noon }
    expect(applied(comment, editChange(comment, editing)).outside).toBeNull()
  })

  it('is what members found last, whatever they decided before', () => {
    const act = fc.constantFrom('approve' as const, 'spam' as const, 'reject' as const)
    fc.assert(
      fc.property(
        fc.constantFrom('spam' as const, 'ham' as const),
        fc.array(act, { minLength: 1, maxLength: 6 }),
        (answer, acts) => {
          const end = acts.reduce<Comment>(
            (comment, action, at) => {
              const change = decisionChange(comment, { action, by, decision: `d${at}`, reason: null, now: noon + at })
              return change ? applied(comment, change) : comment
            },
            aComment({ state: 'held', outside: heard(answer) }),
          )
          const found = { published: 'ham', spam: 'spam' }[end.state as string] ?? null
          expect(correctionFor(end)).toBe(found === answer ? null : found)
        },
      ),
    )
  })
})

describe('a rush of comments', () => {
  it('is no rush of questions: four at once, each once, and none after the end', async () => {
    const asked: string[] = []
    const answers: (() => void)[] = []
    const asking = openAsking((comment) => {
      asked.push(comment)
      return new Promise<void>((resolve) => answers.push(resolve))
    })
    for (const comment of ['a', 'b', 'c', 'd', 'e', 'f', 'e']) asking.wake(comment)
    expect(asked).toEqual(['a', 'b', 'c', 'd'])
    answers[0]?.()
    await Promise.resolve()
    await expect.poll(() => asked).toEqual(['a', 'b', 'c', 'd', 'e'])
    const closed = asking.close()
    asking.wake('g')
    for (const answer of answers) answer()
    await closed
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
