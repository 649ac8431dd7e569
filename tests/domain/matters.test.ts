// A question or complaint on its way: marked, answered, not settled, answered again, closed by silence.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kind } from '../../service/contract/matters.ts'
import { builtInClocks, type ClockRow } from '../../service/domain/clock-table.ts'
import { type Clocks, daysFor, latenessOf } from '../../service/domain/clocks.ts'
import { suggestedKind } from '../../service/domain/kinds.ts'
import {
  answeredMatter,
  askedSince,
  closedMatter,
  forwardedMatter,
  isOpenToSettle,
  markedMatter,
  owedAt,
  reopenedMatter,
  unansweredMatter,
} from '../../service/domain/matters.ts'
import { settings } from '../../service/domain/policy.ts'
import { aComment } from './making.ts'
import type { Forwarding, Matter } from '../../service/domain/comment-facts.ts'

/** The morning of a day in Jakarta; November 2026 has no holiday. */
const morning = (date: string): number => Date.parse(`${date}T09:00:00+07:00`)
/** The midnight that ends a day there. */
const endOf = (date: string): number => Date.parse(`${date}T24:00:00+07:00`)
const clocks: Clocks = { rows: builtInClocks, stages: [], zone: 'WIB', daysOff: [] }
// A Monday.
const asked = morning('2026-11-02')
const question = aComment({ createdAt: asked, state: 'published' })
const mark = (kind: Kind | null, matter: Matter | null = null, now = asked, answeredAt: number | null = null): Matter =>
  markedMatter({ ...question, matter }, { kind, clocks, answeredAt, now })
const marked = mark('question')
const toProvince: Forwarding = { to: 'kpu-jateng', name: 'KPU Jateng', url: null, at: asked, note: null }
const must = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('there is none')
  return value
}
const answered = must(answeredMatter(marked, { clocks, at: morning('2026-11-04'), now: morning('2026-11-04') }))

describe('what a comment seems to be', () => {
  it.each<[string, Kind | null]>([
    ['Kapan pendaftaran KPPS dibuka?', 'question'],
    ['di mana tps saya', 'question'],
    ['Mohon info jadwal pencoblosan', 'question'],
    ['Terima kasih. Apakah bisa lewat daring?', 'question'],
    ['Mohon papan pengumuman dipasang di balai desa.', 'aspiration'],
    ['Semoga tahun depan lebih baik', 'aspiration'],
    ['Saya kecewa, petugas tidak melayani', 'complaint'],
    ['Kenapa situsnya lambat sekali?', 'complaint'],
    ['Terima kasih atas penjelasannya', 'thanks'],
    ['Kapanewon kami siap', null],
    ['Saya sudah terdaftar', null],
  ])('%s', (text, kind) => expect(suggestedKind(text)).toBe(kind))
})

describe('the table of clocks', () => {
  it('gives what the national complaints service gives: 3 to forward, 5 to answer, 10 to object', () => {
    const days = (kind: Kind) => (['forward', 'answer', 'settle'] as const).map((step) => daysFor(clocks, kind, step))
    expect([days('question'), days('complaint')]).toEqual([
      [3, 5, 10],
      [3, 5, 10],
    ])
    expect(days('thanks')).toEqual([null, null, null])
  })

  it('prefers the row of a stage that is in force', () => {
    const row: ClockRow = { stage: 'voting', kind: 'question', step: 'answer', days: 1, source: 'Rapat' }
    const table = { ...clocks, rows: [...builtInClocks, row] }
    expect(daysFor(table, 'question', 'answer')).toBe(5)
    expect(daysFor({ ...table, stages: ['voting'] }, 'question', 'answer')).toBe(1)
    expect(daysFor({ ...table, stages: ['voting'] }, 'complaint', 'answer')).toBe(5)
  })

  it('has each step of a kind once, with whole days and a source', () => {
    const row = { stage: null, kind: 'question', step: 'answer', days: 5, source: 'Keputusan' }
    const { accepts } = settings.clocks
    expect(accepts([row])).toBe(true)
    expect(accepts([])).toBe(true)
    for (const wrong of [{ days: 1.5 }, { days: -1 }, { kind: 'other' }, { step: 'wait' }, { stage: 'spring' }]) {
      expect(accepts([{ ...row, ...wrong }])).toBe(false)
    }
    expect(accepts([row, { ...row, days: 6 }])).toBe(false)
  })
})

describe('a question on its way', () => {
  it('is to be answered by the end of the fifth working day after it came, forwarded by the third', () => {
    expect(marked).toMatchObject({ kind: 'question', step: 'answer', since: asked, due: endOf('2026-11-09') })
    expect(marked.forwardBy).toBe(endOf('2026-11-05'))
    expect(latenessOf(endOf('2026-11-09'), endOf('2026-11-09') - 1, clocks)).toEqual({ isLate: false, days: 0 })
    expect(latenessOf(endOf('2026-11-09'), morning('2026-11-11'), clocks)).toEqual({ isLate: true, days: 2 })
    expect(latenessOf(endOf('2026-11-09'), asked, clocks)).toEqual({ isLate: false, days: 5 })
  })

  it('once answered waits ten working days for its author, whose silence closes it', () => {
    expect(answered).toMatchObject({ step: 'settle', due: endOf('2026-11-18'), forwardBy: null })
    expect(isOpenToSettle(answered, endOf('2026-11-18') - 1)).toBe(true)
    expect(isOpenToSettle(answered, endOf('2026-11-18'))).toBe(false)
    expect(closedMatter(answered, endOf('2026-11-18') - 1)).toBeNull()
    const closed = must(closedMatter(answered, endOf('2026-11-18')))
    expect(closed).toMatchObject({ step: 'closed', due: null })
    expect(reopenedMatter({ ...question, matter: closed }, { clocks, now: endOf('2026-11-18') })).toBeNull()
  })

  it('that is not settled is owed an answer again, from then on', () => {
    const now = morning('2026-11-10')
    const reopened = must(reopenedMatter({ ...question, matter: answered }, { clocks, now }))
    expect(reopened).toMatchObject({ step: 'answer', since: now, due: endOf('2026-11-17'), reopened: 1 })
    // The first answer is no answer to this.
    expect(answeredMatter(reopened, { clocks, at: morning('2026-11-04'), now })).toBeNull()
    const again = must(answeredMatter(reopened, { clocks, at: morning('2026-11-12'), now: morning('2026-11-12') }))
    expect(again).toMatchObject({ step: 'settle', due: endOf('2026-11-26'), reopened: 1 })
    expect(again.trail.map(({ act }) => act)).toEqual(['marked', 'answered', 'reopened', 'answered'])
  })

  it('whose answer is taken back is owed one as before', () => {
    const back = must(unansweredMatter({ ...question, matter: answered }, { clocks, now: morning('2026-11-05') }))
    expect(back).toMatchObject({ step: 'answer', since: asked, due: endOf('2026-11-09'), answeredAt: null })
  })

  it('that comes to another office has its time there, and has met the step to pass it on', () => {
    const now = morning('2026-11-04')
    const there = { ...question, matter: marked, forwarded: { ...toProvince, at: now } }
    const moved = must(forwardedMatter(there, { clocks, now }))
    expect(moved).toMatchObject({ step: 'answer', since: now, due: endOf('2026-11-11'), forwardBy: null })
    expect(moved.trail.at(-1)).toEqual({
      at: now,
      act: 'forwarded',
      due: endOf('2026-11-05'),
      owed: marked.due,
    })
    expect(forwardedMatter({ ...there, matter: moved }, { clocks, now: now + 1 })).toBeNull()
    const answeredThere = must(answeredMatter(moved, { clocks, at: now + 1, now: now + 1 }))
    const back = must(unansweredMatter({ ...there, matter: answeredThere }, { clocks, now: now + 2 }))
    expect([back.since, back.forwardBy]).toEqual([now, null])
    // Its author has waited since it was asked, whoever had it.
    expect(askedSince({ ...there, matter: moved })).toBe(asked)
    const unsettled = must(reopenedMatter({ ...there, matter: answeredThere }, { clocks, now: morning('2026-11-06') }))
    expect(unsettled).toMatchObject({ since: morning('2026-11-06'), forwardBy: null })
  })

  it('that is taken back from another office is owed by its own again, as long as it has been', () => {
    const now = morning('2026-11-04')
    const moved = must(
      forwardedMatter({ ...question, matter: marked, forwarded: { ...toProvince, at: now } }, { clocks, now }),
    )
    const back = must(forwardedMatter({ ...question, matter: moved }, { clocks, now: now + 5 }))
    expect(back).toMatchObject({ since: asked, due: marked.due, forwardBy: marked.forwardBy })
    expect(back.trail.at(-1)).toEqual({ at: now + 5, act: 'unforwarded', owed: moved.due })
    // Until when an answer was owed at some moment is known afterwards.
    expect([now, now + 1, now + 5, now + 6].map((at) => owedAt(back, at))).toEqual([
      marked.due,
      moved.due,
      moved.due,
      marked.due,
    ])
  })

  it('to which a body outside was pointed is owed as before, and need not be passed on', () => {
    const outside = { ...toProvince, to: 'bawaslu', url: 'https://www.bawaslu.go.id', at: morning('2026-11-06') }
    const pointed = must(
      forwardedMatter({ ...question, matter: marked, forwarded: outside }, { clocks, now: outside.at }),
    )
    expect(pointed).toMatchObject({ since: asked, due: marked.due, forwardBy: null })
  })

  it('that was passed on before it was marked has the time of whom it was passed on to', () => {
    const at = morning('2026-11-04')
    const there = { ...question, forwarded: { ...toProvince, at } }
    const late = markedMatter(there, { kind: 'question', clocks, answeredAt: null, now: at + 1 })
    expect(late).toMatchObject({ since: at, due: endOf('2026-11-11'), forwardBy: null })
  })

  it('that was answered before it was marked waits for its author alone', () => {
    expect(mark('complaint', null, morning('2026-11-05'), morning('2026-11-04'))).toMatchObject({
      step: 'settle',
      due: endOf('2026-11-18'),
    })
  })

  it('has no clock as an aspiration or thanks, and keeps its time when it is found to be a complaint', () => {
    expect(mark('thanks')).toMatchObject({ step: null, due: null })
    expect(mark('complaint', marked)).toMatchObject({ kind: 'complaint', step: 'answer', due: marked.due })
    expect(mark('complaint', answered)).toMatchObject({ kind: 'complaint', step: 'settle', due: answered.due })
    const gone = mark(null, marked)
    expect(gone).toMatchObject({ kind: null, step: null, due: null })
    expect(mark('question', gone)).toMatchObject({ step: 'answer', since: asked, due: marked.due })
  })
})

describe('whatever happens in whatever order', () => {
  const acts = fc.array(
    fc.record({
      act: fc.constantFrom('question', 'complaint', 'thanks', 'none', 'answer', 'reopen', 'close', 'forward', 'gone'),
      wait: fc.integer({ min: 0, max: 20 * 86_400_000 }),
    }),
    { maxLength: 25 },
  )

  it('a step has a time exactly while it runs, turns only grow, and closed stays closed but by a member', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        let now = asked
        let matter: Matter | null = null
        for (const { act, wait } of steps) {
          now += wait
          const before: Matter | null = matter
          const next: Matter | null = happens(act, before, now)
          if (next === null) continue
          matter = next
          expect(next.turn).toBe((before?.turn ?? 0) + 1)
          expect(next.due !== null).toBe(next.step === 'answer' || next.step === 'settle')
          if (next.due !== null) expect(next.due).toBeGreaterThan(next.since)
          if (next.kind === null || next.kind === 'thanks') expect(next.step).toBeNull()
          expect(next.reopened).toBeGreaterThanOrEqual(before?.reopened ?? 0)
        }
      }),
    )
  })

  function happens(act: string, matter: Matter | null, now: number): Matter | null {
    switch (act) {
      case 'answer':
        return matter && answeredMatter(matter, { clocks, at: now, now })
      case 'reopen':
        return reopenedMatter({ ...question, matter }, { clocks, now })
      case 'close':
        return matter && closedMatter(matter, now)
      case 'forward':
        return forwardedMatter({ ...question, matter, forwarded: { ...toProvince, at: now } }, { clocks, now })
      case 'gone':
        return unansweredMatter({ ...question, matter }, { clocks, now })
      default:
        return mark(act === 'none' ? null : (act as Kind), matter, now)
    }
  }
})
