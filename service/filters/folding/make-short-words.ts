import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRows, type Row } from '../training/rows.ts'
import { scan } from './scan.ts'

/*
 * Makes `short-words.ts`, the words of two to four letters that people write, so that `groups.ts` can tell "ini apa ya"
 * from a name cut in pieces. Run it with Node; a test compares.
 *
 * Counted in harmless rows that training reads too, of collections that are not share-alike; the tweets are left out,
 * so that measuring without them is without them. Some words are ours: of offices, and of languages that the rows have
 * little of.
 */

const counted: ReadonlySet<string> = new Set(['gbennnn', 'uci-sms', 'uci-youtube'])

/** Everybody's words, and words that are seen now and then, by how often they were counted. */
const commonFrom = 100
const usualFrom = 12
const longest = 4

/** Words of offices, as common under their pages as any. */
const official = (
  'kpu kpud ppk pps kpps tps dpt dps dpk dptb kpid ktp nik caps cap pkpu uu ruu ppid lhp jdih asn pns tni dprd dpr dpd mpr mk ma kpk bpk ' +
  'pan pkb pks ppp pdip nasd psi pbb prov kab kota kec kel desa rt rw kk bpjs blt pkh bpd wib wita wit smp sma smk sd mts uin iain urut no hlm'
).split(' ')

/** Words of languages that the rows have little of. */
const regional = // Javanese
  (
    'ora ana ono opo apa iki iku kuwi kae ning nang karo lan wis wes arep kok lho yo iyo ndak kula kulo sing seng dadi bae wae piye sapa sopo aku kowe mas mbak lha gak yen nek ' +
    'amba omah sak saka soko teka teko apik elek gawe gawa mung bisa iso lagi mau ' +
    // Sundanese
    'teu teh mah euy tos atos acan aya naon saha kang neng jang ulah bade nuju tina kana keur hayu mun oge geus sok punt ieu eta nya kuma ' +
    // Betawi, Minangkabau, Batak, Banjarese, Balinese, Acehnese
    'kaga ntar entu onoh aye ente bang ' +
    'apo ambo awak kito kami uda uni iko itu alah alun jo ka di nan ko ado baa sia ' +
    'ahu hami hita ho do na tu ma dang boi lao ise aha disi nga lam ni ' +
    'ulun pian ikam kada kam uyuh haja gasan ' +
    'titi ane cai sane puni sing ten went gumi ' +
    'lon kon nyan pue hana gata bak jeut meu'
  ).split(' ')

const words = /(?<![a-z0-9])[a-z]{2,4}(?![a-z0-9])/g

/** The words and their counts; ours as if they had been counted. */
function countsIn(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of regional) if (word.length <= longest) counts.set(word, usualFrom)
  for (const word of official) counts.set(word, commonFrom)
  for (const { text } of rows) {
    for (const [word] of scan(text).plain.text.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

const width = 110

/** A list in the order of letters, in lines that fit. */
function told(list: string[]): string {
  const lines: string[] = []
  for (const word of list.toSorted()) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => `  '${line}',\n`).join('')
}

export function makeShortWords(all: readonly Row[] = readRows()): string {
  const counts = countsIn(all.filter(({ part, spam, source }) => part === 'train' && spam === 0 && counted.has(source)))
  const listed = (is: (count: number) => boolean): string =>
    told([...counts].filter(([, count]) => is(count)).map(([word]) => word))
  return (
    '/* Made by make-short-words.ts, which says of what; not to be changed by hand. */\n\n' +
    '/** Words of two to four letters that everybody writes, many a line. */\n' +
    `export const commonWords: readonly string[] = [\n${listed((count) => count >= commonFrom)}]\n\n` +
    '/** Those that are seen now and then. */\n' +
    `export const usualWords: readonly string[] = [\n${listed((count) => count >= usualFrom && count < commonFrom)}]\n`
  )
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'short-words.ts'), makeShortWords())
