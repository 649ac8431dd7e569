import { harmlessCode, harmlessLink, inventBrand, spamLink } from './brands.ts'
import { type Chance, pick } from './chance.ts'
import { cases, type Disguise, hiding, known, ornaments } from './disguises.ts'
import type { Row } from './rows.ts'
import { siteIn } from './sites.ts'

/** A changed copy of a labelled comment. `weight`: how much less than a collected one it counts. */
export type Variant = { name: string; text: string; spam: boolean; weight: number }

/** What variants are made with: words of harmless people, names of sites, chance. */
export type Making = {
  /** harmless sentences to hide adverts in, and to stand for them in the twins */
  harmless: readonly string[]
  sites: ReadonlySet<string>
  chance: Chance
}

/** What is set apart is the hardest to join again, and so is shown more often. */
const styles = [
  ...Object.values({ ...known, ...cases }),
  known['pairs apart'],
  known['pairs apart'],
  known['groups apart'],
  known['groups apart'],
  known['groups apart'],
  known.signs,
  known.signs,
  known['letters left out'],
  known['letters left out'],
  known['letters hidden'],
  known['letters hidden'],
].filter((style) => style !== undefined)
const copyWeight = 0.5

const peopleNames = (
  'Siti Budi Agus Dewi Slamet Rina Joko Fitri Hendra Yohanes Maria Made Wayan Asep Ujang Euis Cecep Andi Rahmat Putri Ayu Dian Bagus ' +
  'Lestari Santoso Rahayu Prasetyo Siregar Wibowo Nugroho Simanjuntak Hidayat Saputra Wulandari Kurniawan Permana Utami'
).split(' ')

/** What stands in the name field of harmless and other people alike, so that it tells nothing. */
export function personName(chance: Chance): string {
  const kind = chance()
  if (kind < 0.4) return ''
  if (kind < 0.5)
    return pick(
      ['Anonim', 'warga', 'Hamba Allah', 'Warga RT 05', 'pemilih pemula', 'ibu2 komplek', 'SITI', 'budi'],
      chance,
    )
  return kind < 0.65 ? pick(peopleNames, chance) : `${pick(peopleNames, chance)} ${pick(peopleNames, chance)}`
}

const joint = (chance: Chance): string => pick(['. ', ' ', '\n', ' - ', ', ', '! ', '\n\n', '... '], chance)

/** A stretch of a few words, for a disguise that touches one part of a text as people and spam both use it. */
function disguiseSome(text: string, chance: Chance, all: readonly Disguise[] = styles): string {
  const style = pick(all, chance)
  if (chance() < 0.3) return style(text, chance)
  const words = text.split(' ')
  const from = Math.floor(chance() * words.length)
  const to = Math.min(words.length, from + 1 + Math.floor(chance() * 3))
  return [...words.slice(0, from), style(words.slice(from, to).join(' '), chance), ...words.slice(to)].join(' ')
}

const newBrand = (chance: Chance): string => {
  const brand = inventBrand(chance)
  return chance() < 0.45 ? brand : pick(styles, chance)(brand, chance)
}

/** Of some copies up to so much is left out. */
const thinnedMost = 0.5

/**
 * Without some of its words, so that no word is relied on alone: tomorrow's advert has others (Maaten et al. 2013,
 * "Learning with marginalized corrupted features").
 */
function thinned(text: string, chance: Chance): string {
  const share = chance() * thinnedMost
  return text
    .split(' ')
    .filter(() => chance() >= share)
    .join(' ')
}

/** The same advert for another site: who learns the forty names of today fails on those of tomorrow. */
function swapped(row: Row, { sites, chance }: Making): string {
  if (row.text.includes('{B}')) return row.text.replaceAll('{B}', newBrand(chance))
  const site = siteIn(row.text, sites)
  if (!site) return row.text
  const [before, behind] = [row.text.slice(0, site.from), row.text.slice(site.to)]
  const isThin = chance() < 0.4
  const thin = (text: string): string => (isThin ? thinned(text, chance) : text)
  return thin(before) + newBrand(chance) + thin(behind)
}

/** Harmless words before, behind, or around. */
function padded(text: string, { harmless, chance }: Making): string {
  const before = chance() < 0.75 ? pick(harmless, chance) + joint(chance) : ''
  const behind = before === '' || chance() < 0.6 ? joint(chance) + pick(harmless, chance) : ''
  return before + text + behind
}

const stripped = (text: string): string => text.replace(/[^\p{L}\p{N}\p{P}\p{Z}\p{M}]+/gu, ' ').trim()

/** So often a pass meets an advert under names of sites that do not exist. */
export const namedCopies = 6

/** Copies of an advert: another brand, another lettering, hidden in harmless words, split over name and text. */
export function spamVariants(row: Row, making: Making): Variant[] {
  const { chance } = making
  const made: Variant[] = []
  const add = (text: string, name = personName(chance)): void =>
    void made.push({ name, text, spam: true, weight: copyWeight })
  const isGambling = row.kind === 'judol'
  if (isGambling) {
    for (let copy = 0; copy < namedCopies; copy++) add(swapped(row, making))
  }
  const text = chance() < 0.6 && isGambling ? swapped(row, making) : row.text.replaceAll('{B}', newBrand(chance))
  add(padded(text, making))
  if (chance() < 0.5) add(disguiseSome(text, chance))
  if (chance() < 0.3) add(stripped(text))
  if (chance() < 0.3) add(chance() < 0.5 ? text.toUpperCase() : text.toLowerCase())
  if (chance() < 0.3) add(pick(hiding, chance)(text, chance))
  if (isGambling && chance() < 0.15) add(`${text} ${spamLink(inventBrand(chance), chance)}`)
  if (isGambling && chance() < 0.15) {
    const brand = newBrand(chance)
    add(chance() < 0.5 ? pick(making.harmless, chance) : text, brand)
  }
  return made
}

function linked(text: string, chance: Chance): string {
  const link = (): string => harmlessLink(chance, text.split(/\s+/))
  const kind = chance()
  if (kind < 0.2)
    return `${pick(['lihat', 'cek di', 'sumber:', 'baca', 'see', 'buka'], chance)} ${link()} dan ${link()}`
  if (kind < 0.3) return link()
  if (kind < 0.4) return `${text} ${pick(['', 'email ', '@user ', 'ke ', '… '], chance)}user@example.com`
  return `${text} ${link()}${pick(['', '', ' …', ' via @user', '.'], chance)}`
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** #DuaTigaKata2024, as supporters write it behind everything. */
function hashtag(words: readonly string[], chance: Chance): string {
  const from = Math.floor(chance() * words.length)
  const letters = words
    .slice(from, from + 1 + Math.floor(chance() * 4))
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
  const tail = chance() < 0.3 ? pick(['2024', '2019', '2026', '01', '02', '1', '03', '2Periode'], chance) : ''
  return `#${letters.map(capitalised).join('')}${tail}`
}

/** Emoji and quotes as a program shows them that takes UTF-8 for Latin-1, as old collections have them. */
const broken = (text: string): string =>
  text.replace(/[^\0-\x7f]/gu, (character) => String.fromCharCode(...new TextEncoder().encode(character)))

/** The ways in which people write everywhere but in the collections: titles, shouted words, hashtags, calls to others. */
function restyled(text: string, chance: Chance): string {
  const words = text.split(/\s+/)
  const kind = chance()
  const tags = (): string =>
    Array.from({ length: 1 + Math.floor(chance() * 3) }, () => hashtag(words, chance)).join(' ')
  if (kind < 0.3) return `${text} ${tags()}`
  if (kind < 0.4) return `${tags()} ${text}`
  if (kind < 0.55) return words.map((word) => (chance() < 0.8 ? capitalised(word) : word)).join(' ')
  if (kind < 0.7) return words.map((word) => (chance() < 0.2 ? word.toUpperCase() : word)).join(' ')
  if (kind < 0.8)
    return `${pick(['@user ', '@user @user ', 'RT @user: ', 'BREAKING NEWS - ', 'VIDEO: '], chance)}${text}`
  if (kind < 0.85) return broken(`${text} ${pick(['🙏', '👍👍', '“ya”', '😂', '🇮🇩', '💪', '…'], chance)}`)
  return capitalised(text) + pick(['!!!', '...', ' …', '??', ' 🙏', ' 😂😂', '!', '. ', ' 👍', ' 🔥', ' 😡'], chance)
}

/** What chats shorten, as people do who have no names to hide. */
const shortened: ReadonlyMap<string, string> = new Map(
  (
    'yang yg|dengan dgn|untuk utk|tidak tdk|sudah sdh|belum blm|saja sj|karena krn|dalam dlm|orang org|banyak bnyk|kalau klo|' +
    'juga jg|bisa bs|sama sm|semua smua|lagi lg|jangan jgn|kepada kpd|pada pd|dari dr|tahun thn|bulan bln|hari hr|tanggal tgl|' +
    'pemilihan pmlhn|pemilu pmlu|petugas ptgs|kecamatan kec|kelurahan kel|desa ds|warga wrg|masyarakat masy|terima trm|kasih ksh|' +
    'mohon mhn|tolong tlg|bapak bpk|jalan jln|nomor no|rumah rmh|pemerintah pmrnth|presiden prsdn|rakyat rkyt|daftar dftr|' +
    'sampai smp|tetapi ttp|bagaimana bgmn|kenapa knp|mengapa mngp|sekarang skrg|kemarin kmrn|besok bsk|benar bnr|harus hrs|hanya hny'
  )
    .split('|')
    .map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']),
)

const inShort = (text: string, chance: Chance): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const short = shortened.get(word.toLowerCase())
    if (short !== undefined) return chance() < 0.9 ? short : word
    return word.length > 4 && chance() < 0.25 ? word.replace(/(?<=\p{L})[aeiou]/gu, '') : word
  })

/** A word or two as people write what they would rather not say: b*ngs*t, k*r*psi. */
const censored = (text: string, chance: Chance): string => {
  const words = text.split(' ')
  for (let turn = 0; turn < 2; turn++) {
    const at = Math.floor(chance() * words.length)
    const share = chance()
    words[at] = (words[at] ?? '').replace(/(?<=\p{L})[aeiou]/giu, (vowel) => (chance() < share ? '*' : vowel))
  }
  return words.join(' ')
}

/** Copies of a harmless comment in the same shapes, so that none of the shapes means spam. */
export function harmlessVariants(row: Row, making: Making): Variant[] {
  const { chance, harmless } = making
  const made: Variant[] = []
  const add = (text: string, weight = copyWeight): void =>
    void made.push({ name: personName(chance), text, spam: false, weight })
  const kind = chance()
  if (chance() < 0.15) add(thinned(row.text, chance))
  if (kind < 0.15) add(padded(row.text, making))
  else if (kind < 0.3) add(linked(row.text, chance))
  else if (kind < 0.5) add(restyled(row.text, chance))
  else if (kind < 0.55) add(`${row.text}${joint(chance)}${harmlessCode(chance)} ${pick(harmless, chance)}`)
  else if (kind < 0.62) add(row.text.toUpperCase())
  else if (kind < 0.68) add(inShort(row.text, chance))
  else if (kind < 0.75) add(disguiseSome(row.text, chance), copyWeight / 2)
  else if (kind < 0.8) add(censored(row.text, chance))
  else if (kind < 0.84) add(pick(hiding, chance)(row.text, chance), copyWeight / 2)
  else if (kind < 0.89) add(disguiseSome(row.text, chance, ornaments))
  else {
    const words = row.text.split(' ')
    words.splice(Math.floor(chance() * (words.length + 1)), 0, harmlessCode(chance))
    add(words.join(' '))
  }
  return made
}
