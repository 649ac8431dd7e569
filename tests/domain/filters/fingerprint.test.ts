import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bandsOf, bitsOf, distance, fingerprintOf, isNear, nearMost } from '../../../service/filters/fingerprint.ts'
import { fold } from '../../../service/filters/folding.ts'
import { anyText } from '../making.ts'

const of = (text: string): string | null => fingerprintOf(fold(text))

function near(one: string, other: string): boolean {
  const [first, second] = [of(one), of(other)]
  if (first === null || second === null) throw new Error('too short for a fingerprint')
  return isNear(bitsOf(first), bitsOf(second))
}

const advert = 'Gacor parah di GARUDAHOKI88 bos, modal receh langsung maxwin tiap malam, daftar sekarang juga'

describe('nearly the same words', () => {
  it.each([
    ['the same again', advert],
    ['shouted, with emoji', `🔥🔥 ${advert.toUpperCase()} 🔥🔥!!!`],
    [
      'in letters of another alphabet',
      'Gacor parah di 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈𝟖𝟖 bos, modal receh langsung 𝐦𝐚𝐱𝐰𝐢𝐧 tiap malam, daftar sekarang juga',
    ],
    ['all in another', 'Ⓖⓐⓒⓞⓡ ⓟⓐⓡⓐⓗ ⓓⓘ GARUDAHOKI88 bos, modal receh langsung maxwin tiap malam, daftar sekarang juga'],
    [
      'set apart',
      'G a c o r parah di G.A.R.U.D.A.H.O.K.I.8.8 bos, modal receh langsung maxwin tiap malam, daftar sekarang juga',
    ],
    [
      'digits for letters',
      'G4cor p4rah di GARUDAHOKI88 bos, modal r3ceh langsung m4xwin tiap malam, daftar sekarang juga',
    ],
    ['with blanks lost', advert.replaceAll(', ', ',').replace('modal receh', 'modalreceh')],
    ['for another site', advert.replace('GARUDAHOKI88', 'MACAN77')],
    ['with another number', advert.replace('88', '4D')],
  ])('%s', (_, text) => {
    expect(near(advert, text)).toBe(true)
  })
})

describe('other words', () => {
  it.each([
    ['Kapan DPT diumumkan, nama saya belum ada di TPS 14', 'Kapan pendaftaran KPPS dibuka untuk kecamatan kami?'],
    ['Terima kasih petugas TPS 7 sudah ramah sekali', 'Kecewa dengan petugas TPS 7, tidak ramah sama sekali'],
    [advert, 'Mohon penjelasan kapan rekapitulasi di kecamatan kami diumumkan kepada warga'],
    [advert, 'Bonus member baru seratus persen, deposit lima ribu, wd cepat tanpa potongan bosku'],
  ])('%s | %s', (one, other) => {
    expect(near(one, other)).toBe(false)
  })

  it('of citizens are hardly ever near by chance: two fingerprints differ in half of their bits', () => {
    const words = 'warga kami belum dapat undangan memilih padahal sudah lapor petugas di balai desa minggu lalu'.split(
      ' ',
    )
    const shuffled = fc.shuffledSubarray(words, { minLength: 6, maxLength: 6 }).map((some) => some.join(' '))
    fc.assert(
      fc.property(fc.uniqueArray(shuffled, { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        const isSame = new Set(one.split(' ')).difference(new Set(other.split(' '))).size < 3
        return isSame || of(one) === null || of(other) === null || !near(one, other)
      }),
    )
  })
})

describe('too short to tell', () => {
  it.each([
    '',
    'setuju',
    'mantap pak!',
    'Terima kasih infonya',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '😀'.repeat(5_000),
  ])('%s has none', (text) => {
    expect(of(text)).toBeNull()
  })
})

describe('whatever is sent', () => {
  const piece = fc.constantFrom(
    'slot gacor ',
    '𝐙𝐄𝐔𝐒𝟖𝟖 ',
    'Kapan DPT? ',
    'z.e.u.s.8.8',
    '\ufdfa',
    '\ud800',
    '\u0301',
    '😀',
    '漢字',
  )
  const text = fc.array(fc.oneof(piece, anyText(3)), { maxLength: 40 }).map((all) => all.join(''))

  it('gives sixteen hexadecimal digits or nothing, the same each time, whatever was asked before', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const first = of(one)
        of(other)
        expect(of(one)).toBe(first)
        if (first !== null) expect(first).toMatch(/^[0-9a-f]{16}$/)
      }),
    )
  })

  it.each([
    ['combining marks', '\u0301', 5_000],
    ['lone surrogates', '\ud800', 5_000],
    ['lone low surrogates', '\udc00a', 2_500],
    ['letters that give eighteen', '\ufdfa', 5_000],
    ['one word without end', 'slotgacor', 555],
    ['one letter a word', 'a b c ', 833],
    ['dots', '.', 5_000],
  ])('%s: work grows with the length alone', (_, unit, times) => {
    const workOn = (raw: string): number => {
      const folded = fold(raw)
      let work = 0
      const { imul } = Math
      const { slice, charCodeAt } = String.prototype
      vi.spyOn(Math, 'imul').mockImplementation((one, other) => {
        work++
        return imul(one, other)
      })
      vi.spyOn(String.prototype, 'charCodeAt').mockImplementation(function (this: string, at) {
        work++
        return charCodeAt.call(this, at)
      })
      vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
        const piece = slice.call(this, from, to)
        work += piece.length
        return piece
      })
      try {
        fingerprintOf(folded)
      } finally {
        vi.restoreAllMocks()
      }
      return work
    }
    const [half, whole] = [workOn(unit.repeat(times / 2)), workOn(unit.repeat(times))]
    expect(whole).toBeLessThanOrEqual(2.2 * half + 500)
    expect(whole).toBeLessThanOrEqual(8 * 18 * times * unit.length + 500)
  })
})

describe('bands', () => {
  const bits = fc.tuple(
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  )
  const flips = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: nearMost })

  it('of near fingerprints have one in common, wherever their bits differ', () => {
    fc.assert(
      fc.property(bits, flips, ([high, low], flipped) => {
        const one = { high, low }
        const other = { high, low }
        for (const bit of flipped) {
          if (bit < 32) other.low ^= 1 << bit
          else other.high ^= 1 << (bit - 32)
        }
        expect(distance(one, other)).toBe(flipped.length)
        const shared = new Set(bandsOf(one)).intersection(new Set(bandsOf(other)))
        expect(shared.size).toBeGreaterThan(0)
        expect(new Set(bandsOf(one)).size).toBe(nearMost + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('a fingerprint comes back from its digits', () => {
    expect(bitsOf('ffffffff00000001')).toEqual({ high: -1, low: 1 })
    expect(distance(bitsOf('ffffffffffffffff'), bitsOf('0000000000000000'))).toBe(64)
  })
})
