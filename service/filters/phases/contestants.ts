import type { Evidence } from '../../contract/views.ts'
import type { Contestant } from '../../domain/contestants.ts'
import { spanOf, type Folded, type Reading } from '../folding.ts'
import type { Phase } from '../judged.ts'
import { evidenceMost, evidenceOf } from '../phrases.ts'

/** What a list of contestants is looked for by: their names as phrases, and their numbers. */
type Sought = { names: string[]; numbers: ReadonlySet<number> }

/** Made once a list: the same policy judges many comments. */
const soughtLists = new WeakMap<readonly Contestant[], Sought>()
function soughtOf(list: readonly Contestant[]): Sought {
  const known = soughtLists.get(list)
  if (known) return known
  const numbers = new Set(list.flatMap(({ number }) => (number === null ? [] : [number])))
  const sought = { names: list.flatMap(({ names }) => names), numbers }
  soughtLists.set(list, sought)
  return sought
}

const units = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const spelled = new Map<string, number>([
  ...units.map((word, at): [string, number] => [word, at + 1]),
  ['sepuluh', 10],
  ['sebelas', 11],
  ...units
    .slice(1)
    .flatMap((word, at): [string, number][] => [
      [`${word} belas`, at + 12],
      [`${word} puluh`, (at + 2) * 10],
      ...units.map((unit, one): [string, number] => [`${word} puluh ${unit}`, (at + 2) * 10 + one + 1]),
    ]),
])

/** What makes a number that of a contestant: it is called so, or one is asked to choose it. */
const callings = [
  'paslon|pasangan(?: calon)?|capres|cawapres|cagub|cawagub|cabup|cawabup|cawali|cawalkot|caleg|calon|kandidat|partai',
  'coblos|nyoblos|mencoblos|pilih|milih|memilih|dukung|mendukung|menangkan|salam|hidup',
].join('|')
const numberWord = '(?:nomou?r|nomer|nmr|no)\\.?'
const number = `\\d{1,2}|${[...spelled.keys()].toSorted((one, other) => other.length - one.length).join('|')}`
/**
 * "paslon 2", "coblos nomor urut 02", "no. urut dua", and "nomor 2" by itself; no law of some year, no date, no amount.
 */
const form = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<calling>${callings}) (?:${numberWord} ?)?(?:urut )?|${numberWord} ?(?<urut>urut )?)(?<number>${number})` +
    '(?![\\p{L}\\p{N}])(?! (?:tahun|thn|puluh|belas|ribu|juta)(?![\\p{L}])|[/.,:-]\\p{N})',
  'gu',
)
/**
 * "02" as it stands on ballots, by itself: nobody counts like that. Not as part of a time, a date, an amount, a longer
 * number, nor where a month, a clock's zone or what is counted comes behind it.
 */
const months =
  'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|' +
  'jan|feb|mar|apr|jun|jul|agu|agt|sep|okt|nov|des'
const bare = new RegExp(
  '(?<![\\p{L}\\p{N}+/]|\\p{N}[.,: -])(?<number>0[1-9])(?![\\p{L}\\p{N}/]|[.,:-]\\p{N}| \\p{N})' +
    `(?! (?:-|sampai|hingga|s\\.?d\\.?) ?\\p{N})(?! (?:${months}|wib|wita|wit|jam|menit|orang)(?!\\p{L}))`,
  'gu',
)
/** What else is written with a nought before it, besides things that have numbers. */
const dated = new Set(
  'tanggal tgl tg pukul jam pk kode versi no nomor nomer nmr kloter gelombang tahap sesi dusun rk kec kel'.split(' '),
)

/** Things of daily life that have numbers as well: "TPS nomor 2", "PKPU nomor 10". */
const numbered = new Set(
  (
    'tps rt rw dapil jalan jl jln gang gg blok rumah kamar ruang gedung lantai loket meja pasal ayat uu uud pkpu perppu pp ' +
    'perpres keputusan peraturan surat pengumuman formulir model lampiran poin butir halaman telepon telp tlp hp wa kontak kk ' +
    'nik ktp undangan antrean antrian bilik kelurahan desa sd smp sma smk'
  ).split(' '),
)

const valueOf = (said: string): number => spelled.get(said) ?? Number(said)

/**
 * Whether one of the words right before is one of these, which say what is numbered: "TPS nomor 2", "jalan mawar nomor
 * 2".
 */
function followsOne(words: ReadonlySet<string>, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at).split(/[^\p{L}]+/u)
  return before.slice(-3).some((word) => words.has(word))
}

function* numbersIn(reading: Reading, numbers: ReadonlySet<number>): Generator<{ from: number; to: number }> {
  for (const { 0: said, index, groups = {} } of reading.text.matchAll(form)) {
    if (!numbers.has(valueOf(groups['number'] ?? ''))) continue
    const isPlain = groups['calling'] === undefined && groups['urut'] === undefined
    if (isPlain && followsOne(numbered, reading.text, index)) continue
    yield spanOf(reading, index, index + said.length)
  }
}

function* bareIn(reading: Reading, numbers: ReadonlySet<number>): Generator<{ from: number; to: number }> {
  for (const { 0: said, index } of reading.text.matchAll(bare)) {
    if (!numbers.has(Number(said))) continue
    if (followsOne(numbered, reading.text, index) || followsOne(dated, reading.text, index)) continue
    yield spanOf(reading, index, index + said.length)
  }
}

const within = ({ from, to }: { from: number; to: number }, all: Iterable<Evidence>): boolean =>
  [...all].some((one) => one.from <= from && to <= one.to)

/** Each place once, though several readings show it. */
function evidenceOfNumbers(field: Evidence['field'], { readings }: Folded, { numbers }: Sought): Evidence[] {
  const found = new Map<string, Evidence>()
  const add = (span: { from: number; to: number }) => void found.set(`${span.from}-${span.to}`, { field, ...span })
  for (const reading of readings) for (const span of numbersIn(reading, numbers)) add(span)
  // By itself it says nothing in letters that were digits.
  for (const span of bareIn(readings[0], numbers)) if (!within(span, found.values())) add(span)
  return [...found.values()]
}

/** Who stands in the election, by name or number; only where the stage in force asks for it. */
export const contestants: Phase = {
  name: 'contestants',
  find(comment, { policy }) {
    if (policy.contestants.length === 0) return []
    const sought = soughtOf(policy.contestants)
    const ofNumbers =
      sought.numbers.size === 0
        ? []
        : [
            ...evidenceOfNumbers('name', comment.folded.name, sought),
            ...evidenceOfNumbers('text', comment.folded.text, sought),
          ]
    const evidence = [...evidenceOf(comment, sought.names), ...ofNumbers].slice(0, evidenceMost)
    return evidence.length === 0 ? [] : [{ code: 'names-contestant', weight: 'hold', score: 0, evidence }]
  },
}
