import { describe, expect, it } from 'vitest'
import { judge } from '../../service/filters/judge.ts'
import { wordsAlone } from '../../service/filters/judged.ts'
import { heldBy, longestHold, stands } from '../../service/domain/person-holds.ts'
import { authorReasons, reasonView } from '../../service/presenters/reasons.ts'
import { aHold } from '../support/records.ts'
import { aComment, noon } from './making.ts'

const day = 86_400_000
const hold = (office: string, days: number, over = {}) =>
  aHold({ office, from: noon, until: noon + days * day, ...over })

describe('whoever is held', () => {
  it('is a browser, and the address only where a member says so: anybody can type it', () => {
    expect(heldBy(aComment(), { address: false })).toEqual({ reader: 'reader', person: null })
    expect(heldBy(aComment(), { address: true })).toEqual({ reader: 'reader', person: 'person' })
  })

  it('is the address where no browser is known, and nobody once erased or where an office speaks', () => {
    const author = { kind: 'reader', name: 'Siti', person: 'person', reader: null, avatar: '1a2' } as const
    expect(heldBy(aComment({ author }), { address: false })).toEqual({ reader: null, person: 'person' })
    expect(heldBy(aComment({ author: { ...author, person: null } }), { address: true })).toBeNull()
    const office = { kind: 'office', office: 'kpu-ri', name: 'KPU RI', member: 'm1', avatar: '000' } as const
    expect(heldBy(aComment({ author: office }), { address: true })).toBeNull()
  })

  it('is held in the office that ordered it and those below, until the last of its orders ends', () => {
    const way = ['kpu-ri', 'kpu-jateng', 'kpu-sukoharjo']
    const [one, other, elsewhere] = [hold('kpu-jateng', 1), hold('kpu-sukoharjo', 7), hold('kpu-diy', 90)]
    expect(longestHold([one, other, elsewhere], way, noon)).toBe(other)
    expect(longestHold([one, elsewhere], way.slice(0, 2), noon)).toBe(one)
    expect(longestHold([one, other], way.slice(0, 1), noon)).toBeNull()
    expect(longestHold([one], way, noon + day)).toBeNull()
    expect(longestHold([{ ...one, endedAt: noon }], way, noon)).toBeNull()
    expect(stands(one, noon + day - 1)).toBe(true)
  })
})

describe('judging what they write', () => {
  const heldPerson = { until: Date.parse('2026-12-03T10:00:00+07:00'), because: 'berulang kali *menghina* @ # petugas' }
  const words = { name: 'Siti', text: 'Di mana TPS saya?', trap: '' }

  it('holds it and says nothing of the words', () => {
    const verdict = judge(words, { ...wordsAlone, heldPerson })
    expect(verdict).toEqual({ outcome: 'hold', score: 0, reasons: [{ code: 'held-person', ...heldPerson }] })
    expect(judge(words, wordsAlone).outcome).toBe('publish')
  })

  it('tells its author until when and why, in the member’s own words', () => {
    const { reasons } = judge(words, { ...wordsAlone, heldPerson })
    expect(authorReasons(reasons, 'id', heldPerson.until - 1)).toEqual([
      {
        code: 'held-person',
        text: `Komentar Anda diperiksa lebih dulu sampai 3 Desember 2026, karena: ${heldPerson.because}`,
      },
    ])
    expect(authorReasons(reasons, 'id', heldPerson.until)[0]?.text, 'of what waits still when it is over').toBe(
      `Saat dikirim, komentar Anda diperiksa lebih dulu (sampai 3 Desember 2026), karena: ${heldPerson.because}`,
    )
    const [reason] = reasons
    expect(reason && reasonView(reason, 'en').text).toContain('3 December 2026')
  })
})
