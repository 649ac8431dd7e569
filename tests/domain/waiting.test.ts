import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../service/domain/comment.ts'
import type { State } from '../../service/contract/views.ts'
import { daysLate, heldSince, lateBefore } from '../../service/domain/waiting.ts'

const at = (local: string): number => Date.parse(`${local}:00+07:00`)
/** A history of states: when, from where, to where. */
const history = (...moves: [string, State | null, State][]): HistoryEntry[] =>
  moves.map(([when, from, to]) => ({
    at: at(when),
    by: { kind: 'author' },
    act: 'posted',
    from,
    to,
    reason: null,
    decision: null,
  }))

describe('a held comment', () => {
  it('waits from the moment it was held, and its author’s edits do not begin anew', () => {
    const edited = history(['2026-11-23T09:00', null, 'held'], ['2026-11-25T09:00', 'held', 'held'])
    expect(heldSince({ state: 'held', history: edited })).toBe(at('2026-11-23T09:00'))
  })

  it('that was public before waits from the day it was held again', () => {
    const again = history(['2026-10-01T09:00', null, 'published'], ['2026-11-25T09:00', 'published', 'held'])
    expect(heldSince({ state: 'held', history: again })).toBe(at('2026-11-25T09:00'))
  })

  it('is late from its third working day on, by as many days as are over the two', () => {
    const thursday = { state: 'held', history: history(['2026-11-26T09:00', null, 'held']) } as const
    const late = (when: string): number => daysLate(thursday, at(when), 'WIB')
    expect(late('2026-11-27T17:00')).toBe(0)
    expect(late('2026-11-30T23:59')).toBe(0)
    expect(late('2026-12-01T00:00')).toBe(1)
    expect(late('2026-12-02T08:00')).toBe(2)
    expect(at('2026-11-26T09:00') < lateBefore(at('2026-11-30T23:59'), 'WIB')).toBe(false)
    expect(at('2026-11-26T09:00') < lateBefore(at('2026-12-01T00:00'), 'WIB')).toBe(true)
  })

  it('is the only one that can be late', () => {
    const decided = history(['2026-11-02T09:00', null, 'held'], ['2026-11-25T09:00', 'held', 'rejected'])
    expect(heldSince({ state: 'rejected', history: decided })).toBeNull()
    expect(daysLate({ state: 'rejected', history: decided }, at('2026-11-26T09:00'), 'WIB')).toBe(0)
  })
})
