import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskNumbers, personalNumbersIn } from '../../service/contract/personal-numbers.ts'
import { workOf } from '../support/worked.ts'

const digitsOf = (value: number, length: number): string => String(value).padStart(length, '0')
const whole = (min: number, max: number) => fc.integer({ min, max })

/** Kemendagri's codes of the 38 provinces. */
const provinces = [
  11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73, 74, 75,
  76, 81, 82, 91, 92, 93, 94, 95, 96,
]

const dayOf = fc
  .date({ min: new Date(Date.UTC(1930, 0, 1)), max: new Date(Date.UTC(2026, 11, 31)), noInvalidDate: true })
  .map((date) => [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear() % 100] as const)

/** An invented identity number: a man's, a woman's, or a family card's. */
const aNik = fc
  .tuple(fc.constantFrom(...provinces), whole(1, 79), whole(1, 99), dayOf, fc.boolean(), whole(1, 9_999))
  .map(([province, regency, district, [day, month, year], isWoman, serial]) =>
    [province, regency, district, isWoman ? day + 40 : day, month, year]
      .map((part) => digitsOf(part, 2))
      .concat(digitsOf(serial, 4))
      .join(''),
  )

/** Noughts of ASCII, fullwidth, Arabic, Persian, Devanagari, Bengali, Javanese, Balinese, Sundanese, bold, typewriter. */
const noughts = [0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x9e6, 0xa9d0, 0x1b50, 0x1bb0, 0x1d7ce, 0x1d7f6, 0x104a0, 0x1fbf0]
const inScript = (digits: string, nought: number): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(nought + Number(digit)))

const cut = (digits: string, lengths: readonly number[], gaps: readonly string[]): string => {
  let at = 0
  return lengths
    .map((length, part) => {
      const group = digits.slice(at, at + length)
      at += length
      return part === 0 ? group : (gaps[(part - 1) % gaps.length] ?? '') + group
    })
    .join('')
}

const usualCuts = [
  [16],
  [4, 4, 4, 4],
  [6, 6, 4],
  [8, 8],
  [2, 2, 2, 6, 4],
  [2, 2, 2, 2, 2, 2, 4],
  [6, 10],
  [12, 4],
] as const
const anyCut = fc
  .uniqueArray(whole(1, 15), { minLength: 2, maxLength: 15 })
  .map((places) => [0, ...places.toSorted((one, other) => one - other), 16])
  .map((places) => places.slice(1).map((place, part) => place - (places[part] ?? 0)))
const gap = fc.constantFrom(' ', '\u00a0', '.', '-', '–', '\u2011', '\u2009', ' - ')

/** Written whole, in usual groups whatever stands between them, or in any groups that are held together in one way. */
const cutSomehow = fc.oneof(
  fc.tuple(fc.constantFrom<readonly number[]>(...usualCuts), fc.array(gap, { minLength: 1, maxLength: 6 })),
  fc.tuple(
    anyCut,
    gap.map((one) => [one]),
  ),
)
const unseen = fc.constantFrom('', '', '', '', '\u200b', '\u00ad', '\u2060', '\u0336')
const sprinkled = (text: string): fc.Arbitrary<string> =>
  fc
    .array(unseen, { minLength: text.length, maxLength: text.length })
    .map((signs) => Array.from(text, (letter, at) => letter + (at < text.length - 1 ? (signs[at] ?? '') : '')).join(''))

const written = fc
  .tuple(aNik, cutSomehow, fc.constantFrom(...noughts))
  .map(([nik, [lengths, gaps], nought]) => ({ nik, shown: inScript(cut(nik, lengths, gaps), nought) }))

const around = fc.constantFrom(
  ['', ''],
  ['NIK:', ''],
  ['NIK saya ', ', mohon dicek.'],
  ['Bapak saya lahir 1954 dengan NIK', 'belum terdaftar'],
  ['1. ', '. 2 orang lagi menyusul'],
  ['Nomor KK kami (', ') sudah benar?'],
  ['“', '”'],
  ['nama saya Siti\n', '\n08.00 WIB di TPS 003'],
  ['https://contoh.example/?nik=', '&tps=12'],
)

const kindsIn = (text: string): string[] => personalNumbersIn(text).map(({ kind }) => kind)

describe('an identity number', () => {
  it('never gets through, whatever groups, script and words it is written in', () => {
    fc.assert(
      fc.property(written, around, ({ nik, shown }, [before = '', after = '']) => {
        const text = before + shown + after
        const identity = personalNumbersIn(text).filter(({ kind }) => kind === 'nik' || kind === 'kk')
        const masked = maskNumbers(text, identity)
        expect(masked, `${nik} in ${JSON.stringify(text)}`).toBe(before + shown.replace(/\p{Nd}/gu, '•') + after)
      }),
      { numRuns: 5_000 },
    )
  })

  it('nor with what is not seen between its digits', () => {
    const hidden = fc
      .tuple(aNik, fc.constantFrom(...usualCuts))
      .chain(([nik, lengths]) => sprinkled(cut(nik, lengths, [' '])))
    fc.assert(
      fc.property(hidden, (text) => {
        expect(maskNumbers(text, personalNumbersIn(text))).not.toMatch(/\d/)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is found beside other numbers, and where its name stands before it however it is cut', () => {
    const nik = '3311094507880002'
    for (const text of [
      `${nik} 081234567890`,
      '3311 0945 0788 0002 0812 3456 7890',
      'tahun 2024 3311-0945-0788-0002',
      'NIK 33.11.094 507880002',
      'no. KTP: 331109 45.07-88 0002',
      `${nik} ${nik}`,
      'rek 12345678 3311 0945 0788 0002',
      'HP 0812 3311 0945 0788 0002',
    ]) {
      const masked = maskNumbers(
        text,
        personalNumbersIn(text).filter(({ kind }) => kind === 'nik'),
      )
      expect(masked, text).not.toMatch(/3\W?3\W?1\W?1/)
      expect(masked, text).not.toMatch(/0002/)
    }
  })

  it('is a family card’s where that is what the words before it say', () => {
    expect(kindsIn('No. KK 3311091203050004')).toEqual(['kk'])
    expect(kindsIn('Kartu keluarga: 3311 0912 0305 0004')).toEqual(['kk'])
    expect(kindsIn('NIK 3311094507880002, KK 3311091203050004')).toEqual(['nik', 'kk'])
  })

  it.each([
    ['a province that does not exist', '2011094507880002'],
    ['a regency above 79', '3380094507880002'],
    ['no district', '3311004507880002'],
    ['the 32nd', '3311093207880002'],
    ['the 72nd, a woman’s 32nd', '3311097207880002'],
    ['the 30th of February', '3311093002880002'],
    ['the 31st of April', '3311093104880002'],
    ['the 13th month', '3311091213880002'],
    ['serial 0000', '3311094507880000'],
    ['a piece of a longer number', '33110945078800021'],
    ['too short a number', '331109450788002'],
  ])('is not one with %s', (_, digits) => {
    expect(kindsIn(`Nomor ${digits}`)).toEqual([])
  })
})

describe('telephone and account numbers', () => {
  it.each([
    'WA 081234567890',
    'WA 0812-3456-7890',
    'WA 0812 3456 7890',
    'WA 081-234-567-890',
    'WA +62 812-3456-7890',
    'WA +6281234567890',
    'WA 6281234567890',
    'WA 62 812 3456 7890',
    'WA +62 271 593087',
    'WA ０８１２３４５６７８９０',
  ])('a telephone: %s', (text) => {
    expect(personalNumbersIn(text)).toEqual([{ kind: 'phone', from: 3, to: text.length }])
    expect(maskNumbers(text, personalNumbersIn(text))).not.toMatch(/\p{Nd}/u)
  })

  it.each([
    'rek 1234567890',
    'No. Rek: 0123-01-012345-50-1',
    'rekening BRI 012301012345501',
    'BCA a.n. Siti 1234567890',
  ])('an account: %s', (text) => {
    expect(kindsIn(text)).toEqual(['account'])
  })

  it.each([
    'TPS 081 082 083 084',
    'tanggal 08-02-2024 14.30',
    'pendaftaran mandiri 14-02-2024',
    'rekap 204.807.222 suara',
  ])('neither: %s', (text) => {
    expect(kindsIn(text)).toEqual([])
  })
})

describe('masking', () => {
  it('puts a dot for each digit and keeps the rest, in scripts of two units too', () => {
    const text = `a ${inScript('3311 0945 0788 0002', 0x1d7ce)} b 081234567890`
    expect(maskNumbers(text, personalNumbersIn(text))).toBe('a •••• •••• •••• •••• b ••••••••••••')
  })

  it('changes nothing else in any text, and is done once and for all', () => {
    const piece = fc.oneof(
      written.map(({ shown }) => shown),
      fc.string(),
      fc.constantFrom(' ', '1', '٣', '-', '.', 'nik'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const numbers = personalNumbersIn(text)
        numbers.forEach(({ from, to }, at) => {
          expect(from).toBeGreaterThanOrEqual(numbers[at - 1]?.to ?? 0)
          expect(text.slice(from, to)).toMatch(/^\+?\p{Nd}.*\p{Nd}[\p{Cf}\p{M}]*$/su)
        })
        const masked = maskNumbers(text, numbers)
        expect(masked.replace(/[•\p{Nd}]/gu, '')).toBe(text.replace(/[•\p{Nd}]/gu, ''))
      }),
      { numRuns: 1_000 },
    )
  })
})

const dotted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.')
const count = fc.oneof(whole(0, 999), whole(1_000, 99_999), whole(100_000, 300_000_000))
const several = (one: fc.Arbitrary<string>, ...between: string[]): fc.Arbitrary<string[]> =>
  fc
    .tuple(fc.array(one, { minLength: 3, maxLength: 9 }), fc.constantFrom(...between))
    .map(([all, glue]) => all.map((each) => each + glue))
const aDate = fc
  .tuple(whole(1, 28), whole(1, 12), whole(1945, 2029), fc.constantFrom('-', '/', '.', ' '))
  .map(([day, month, year, glue]) => [digitsOf(day, 2), digitsOf(month, 2), year].join(glue))
const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(whole(0, 9), { minLength: length, maxLength: length }).map((all) => all.join(''))

/** What stands in comments under an election office's news and is nobody's number; each item is one of these. */
const harmless: Record<string, fc.Arbitrary<string[]>> = {
  'vote counts': several(
    fc.tuple(count, fc.constantFrom('', ' suara', ' pemilih')).map(([value, word]) => dotted(value) + word),
    ', ',
    ' dan ',
    ' ',
  ),
  'counts without dots': several(count.map(String), ' ', ', ', '\t'),
  'rows of a table of voters': several(
    count.map((value) => dotted(value)),
    ' ',
    '  ',
    ' | ',
    '\t',
  ),
  'a ballot’s small figures': several(whole(0, 350).map(String), ' ', '\n'),
  'polling stations': several(
    whole(1, 999).map((value) => `TPS ${digitsOf(value, 3)}`),
    ', ',
    ' ',
  ),
  'lists of polling stations': several(
    whole(1, 99).map((value) => digitsOf(value, 3)),
    ', ',
    ' ',
  ),
  dates: several(aDate, ', ', ' ', ' - ', ' s.d. '),
  hours: several(
    fc.tuple(whole(0, 23), fc.constantFrom('00', '15', '30')).map(([hour, minute]) => `${digitsOf(hour, 2)}.${minute}`),
    '-',
    ' - ',
    ' ',
  ),
  'tax numbers': several(
    digits(15).map((all) => all.replace(/^(\d\d)(\d{3})(\d{3})(\d)(\d{3})(\d{3})$/, '$1.$2.$3.$4-$5.$6')),
    ', ',
    ' ',
  ),
  prices: several(
    whole(500, 9_000_000).map((value) => `Rp${dotted(value * 1_000)}`),
    ', ',
    ' ',
  ),
  coordinates: several(
    fc
      .tuple(whole(-1_100_000_000, 600_000_000), whole(9_500_000_000, 14_100_000_000), whole(4, 8))
      .map(([south, east, places]) => `${(south / 1e8).toFixed(places)}, ${(east / 1e8).toFixed(places)}`),
    '; ',
    ' ',
  ),
  books: several(
    fc.tuple(digits(3), digits(4), digits(2), digits(1)).map((part) => `ISBN 978-${part.join('-')}`),
    ', ',
    ' ',
  ),
}

describe('false alarms', () => {
  it('are at most 1 in 1,000 figures of an election', () => {
    const seen = { figures: 0, alarms: [] as string[] }
    for (const [kind, texts] of Object.entries(harmless)) {
      for (const items of fc.sample(texts, { numRuns: 500, seed: 20_260_214 })) {
        const text = `Mohon dicek: ${items.join('')}terima kasih`
        seen.figures += items.length
        seen.alarms.push(...personalNumbersIn(text).map(({ from, to }) => `${kind}: ${text.slice(from, to)}`))
      }
    }
    expect(seen.figures).toBeGreaterThan(20_000)
    expect(seen.alarms.length / seen.figures, seen.alarms.join('\n')).toBeLessThanOrEqual(0.001)
  })
})

describe('a hostile text', () => {
  it.each([
    ['single digits', '1 '.repeat(2_500)],
    ['a long number', '3'.repeat(5_000)],
    ['fours', '3311 '.repeat(1_000)],
    ['unseen signs', `3${'\u200b'.repeat(4_000)}3`],
    ['names without numbers', 'nik '.repeat(1_250)],
    ['digits of two units', '\u{1d7d1}'.repeat(2_500)],
    ['gaps', `1${' . - '.repeat(1_000)}1`],
  ])('is read in a moment: %s', (_, text) => {
    expect(workOf(() => personalNumbersIn(text))).toBeLessThan(200)
  })
})
