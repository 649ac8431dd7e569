import type { Evidence } from '../../contract/views.ts'
import { spanOf, type Folded, type Reading } from '../folding.ts'
import type { JudgeContext, Phase } from '../judged.ts'

/** A link in the folded text: its host ('' where its dot is set apart), and the stretch it fills. */
export type Link = { host: string; from: number; to: number }

/** More marks than this help nobody to see why. */
const evidenceMost = 20

/** Endings by which a name without `https://` is taken for an address. */
const endings = new Set(
  (
    'com net org edu gov mil xyz vip bet biz asia club site store shop online live link win fun top pro app dev icu cyou ' +
    'info click space website world life today blog page games casino poker bingo ltd group work tech cloud digital art one ' +
    'id my sg us uk eu de ru cn jp in me io cc tv ws to ly gl gd gg ai la pw tk ml cf ga gq vn th ph kh tw hk nl fr it es pl mobi'
  ).split(' '),
)

/** Endings that are also words of everyday writing: "terima kasih.Info lebih lanjut", "begitu.My …". */
const alsoWords = new Set(
  'info me my id us in to it de la my one art live link win fun top pro app page work group life today world shop store'.split(
    ' ',
  ),
)

/** Endings that nothing else is, for addresses with blanks or words in them. */
const apart = 'com|net|org|xyz|vip|bet|biz'
const dotApart = new RegExp(
  String.raw`(?: ?[([{] ?(?:dot|titik|\.) ?[)\]}] ?| (?:dot|titik) | \. ?)(?:${apart})(?![a-z0-9])`,
  'g',
)
const labelMost = 63

const stop = /[\s"'<>]/g

/** Where an address ends that begins at `from`: at the next blank or quotation mark, without what closes a sentence. */
function endOfAddress(text: string, from: number): number {
  stop.lastIndex = from
  let end = stop.exec(text)?.index ?? text.length
  while (end > from && '.,;:!?)]}'.includes(text.charAt(end - 1))) end--
  return end
}

const scheme = /(?:h(?:tt|xx)ps?|ftp) ?: ?\/\/ ?/g

/** What an address covers is not looked at again: a thousand in one word are one. */
function* withScheme(text: string): Generator<Link> {
  let covered = 0
  for (const { 0: prefix, index } of text.matchAll(scheme)) {
    const behind = index + prefix.length
    if (index < covered) continue
    covered = endOfAddress(text, behind)
    if (covered > behind) yield { host: hostOf(text.slice(behind, covered)), from: index, to: covered }
  }
}

/** Read as a browser reads it, so that `https://kpu.go.id@else.where` is not taken for ours. */
function hostOf(behindScheme: string): string {
  return URL.parse(`http://${behindScheme}`)?.host ?? behindScheme
}

/** A row of letters, digits, dots and hyphens; each is looked at once. */
const row = /[\p{L}\p{N}.-]+/gu

function* withoutScheme(text: string, isSentenceBreak: (label: number) => boolean): Generator<Link> {
  let covered = 0
  for (const { 0: labels, index } of text.matchAll(row)) {
    // What stands behind @ is somebody's mail.
    if (index < covered || !labels.includes('.') || text.charAt(index - 1) === '@') continue
    const host = hostIn(labels, index, isSentenceBreak)
    if (host === null) continue
    const from = index + host.from
    covered = endOfAddress(text, from)
    yield { host: host.name, from, to: covered }
  }
}

/** The longest name within a row that ends as addresses do, and where in the row it begins. */
function hostIn(
  labels: string,
  index: number,
  isSentenceBreak: (label: number) => boolean,
): { name: string; from: number } | null {
  const from = labels.search(/[^.-]/)
  if (from < 0) return null
  const parts = labels.slice(from).split('.')
  let end = 0
  let length = 0
  for (const [place, part] of parts.entries()) {
    if (part === '') break
    const begin = index + from + length
    length += part.length + 1
    const ends = endings.has(part) && !(alsoWords.has(part) && isSentenceBreak(begin))
    if (place > 0 && (ends || (parts[0] === 'www' && place > 1))) end = length - 1
  }
  return end > 0 ? { name: labels.slice(from, from + end), from } : null
}

const labelCharacter = /[a-z0-9-]/

/** Looks for the dot first, which is rare, and then for the name before it. */
function* setApart(text: string): Generator<Link> {
  for (const { 0: dot, index } of text.matchAll(dotApart)) {
    let from = index
    while (from > index - labelMost && labelCharacter.test(text.charAt(from - 1))) from--
    if (index - from > 1) yield { host: '', from, to: index + dot.length }
  }
}

const small = /\p{Ll}/u
const capital = /\p{Lu}/u

/** Whether a word begins with a capital right behind the full stop of a small one: somebody forgot the blank. */
function sentenceBreaks(raw: string, { at }: Reading): (label: number) => boolean {
  return (label) => {
    const first = raw.charAt(at[label] ?? 0)
    const second = raw.charAt(at[label + 1] ?? raw.length)
    const last = raw.charAt(at[label - 2] ?? 0)
    return capital.test(first) && small.test(second) && small.test(last)
  }
}

/**
 * The site's own pages and those of kpu.go.id are what citizens point to when they ask about a news item. Other
 * government sites are not spared: broken into, they carry most of the gambling adverts.
 */
function isHarmless(host: string, own: Set<string>): boolean {
  return own.has(host) || host === 'kpu.go.id' || host.endsWith('.kpu.go.id')
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu
const scheming = /^[a-z]+ ?: ?\/\/ ?/i

/** Whether the host is written as it reads: `kрu.go.id` with a Cyrillic р leads elsewhere, as a browser reads it. */
function isWrittenSo(address: string): boolean {
  const asBrowsersDo = address.replace(invisible, '').normalize('NFKC').replace(scheming, '')
  return /^[ -~]*$/.test(asBrowsersDo.split(/[/?#\\]/, 1)[0] ?? '')
}

const hostsOf = ({ ownOrigins }: JudgeContext): Set<string> =>
  new Set(ownOrigins.map((origin) => URL.parse(origin)?.host ?? ''))

/**
 * What every address has somewhere: a dot right before a letter, an ending set apart, a word for the dot, two slashes.
 */
const anyAddress = new RegExp(String.raw`\.[\p{L}\p{N}]|[.)\]}] (?:${apart})|[)\]}](?:${apart})|dot|titik|: ?\/\/`, 'u')

/** Every address in a text, by where it begins. */
export function linksIn(raw: string, reading: Reading): Link[] {
  const { text } = reading
  if (!anyAddress.test(text)) return []
  const all = [...withScheme(text), ...withoutScheme(text, sentenceBreaks(raw, reading)), ...setApart(text)]
  return all.toSorted((one, other) => one.from - other.from || other.to - one.to)
}

function evidenceIn(
  field: Evidence['field'],
  raw: string,
  { readings: [plain] }: Folded,
  own: Set<string>,
): Evidence[] {
  const found: Evidence[] = []
  let covered = 0
  for (const { host, from, to } of linksIn(raw, plain)) {
    if (from < covered || found.length >= evidenceMost) continue
    covered = to
    const span = spanOf(plain, from, to)
    if (host !== '' && isHarmless(host, own) && isWrittenSo(raw.slice(span.from, span.to))) continue
    found.push({ field, ...span })
  }
  return found
}

/** Addresses of other places, with or without `https://`, also where the dot is written out or set apart. */
export const links: Phase = {
  name: 'links',
  find({ name, text, folded }, context) {
    if (!context.policy.holdLinks) return []
    const own = hostsOf(context)
    const evidence = [...evidenceIn('name', name, folded.name, own), ...evidenceIn('text', text, folded.text, own)]
    return evidence.length === 0 ? [] : [{ code: 'links', weight: 'hold', score: 0.3, evidence }]
  },
}
