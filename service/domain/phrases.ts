import { fewest } from './tally.ts'
import { day } from './durations.ts'

/** What a store reads of a comment to find what people ask about. */
export type Spoken = { id: string; office: string; createdAt: number; text: string; reader: string | null }

/**
 * Words that come back: by how many persons, in how many offices, and some of the comments they stand in, newest first.
 */
export type Phrase = { words: string; persons: number; offices: number; comments: string[] }

/** Words that say nothing by themselves, Indonesian and English. Phrases neither begin nor end with one. */
const stopWords = new Set(
  `ada adalah agar akan aku anda apa apakah atas atau bagaimana bagi bahwa baik banyak bapak belum berapa biar bisa boleh
  buat bukan cuma dalam dan dapat dari daripada dengan di dia dong dulu gak hal hanya harus hari ia ibu ingin ini itu iya
  jadi jangan jika juga kak kalau kali kami kan kapan karena kasih ke kenapa kepada kita kok lagi lah lain lalu lebih lewat
  maka mana mau masih mengapa min minta mohon namun nanti nya oleh pada padahal pak para pernah perlu pula pun saat saja
  sama sampai sangat satu saya sebab sebagai sebelum secara sedang seharusnya sehingga sejak sekali selalu semoga semua
  seperti serta setelah siapa siang soal sore sudah supaya tak tapi telah tentang terima tersebut terus tetapi tidak tolong
  untuk usai via walau ya yaitu yang yg a an and are as at be by can do does for from has have how i if in is it my no not
  of on or our please so that the their there they this to us was we what when where which who why will with you your`
    .split(/\s+/)
    .filter(Boolean),
)

/** Longer words are no words; more of them in one comment would weigh too much. */
const longestWord = 30
const mostWords = 400

const wordsIn = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []
  ).slice(0, mostWords)

/** Says something by itself: three letters at least, and not a number, which may be somebody's own. */
const tells = (word: string | undefined): boolean =>
  word !== undefined && word.length >= 3 && word.length <= longestWord && !/\d{3}/.test(word) && !stopWords.has(word)

/** Phrases of one to three words in a text, each once, folded. */
export function phrasesIn(text: string): Set<string> {
  const words = wordsIn(text)
  const found = new Set<string>()
  for (let at = 0; at < words.length; at++) {
    if (!tells(words[at])) continue
    for (let length = 1; length <= 3; length++) {
      const part = words.slice(at, at + length)
      if (part.length === length && tells(part.at(-1)) && !part.some((word) => /\d{3}/.test(word))) {
        found.add(part.join(' '))
      }
    }
  }
  return found
}

/** A comment with its phrases, found once. */
type Parsed = Omit<Spoken, 'text'> & { phrases: Set<string> }

const parsed = (spoken: readonly Spoken[]): Parsed[] =>
  spoken.map(({ text, ...one }) => ({ ...one, phrases: phrasesIn(text) }))

type Heard = { persons: Set<string>; offices: Set<string>; comments: string[] }

const nobody = (): Heard => ({ persons: new Set(), offices: new Set(), comments: [] })

const mostComments = 20

/** Phrases that stand in so many comments at least: most stand in one, and are not worth more than a number. */
function often(spoken: readonly Parsed[], least: number): Set<string> {
  const counts = new Map<string, number>()
  for (const { phrases } of spoken) for (const words of phrases) counts.set(words, (counts.get(words) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= least).map(([words]) => words))
}

function heard(spoken: readonly Parsed[], wanted: Set<string>): Map<string, Heard> {
  const all = new Map<string, Heard>()
  for (const { id, office, phrases, reader } of spoken) {
    for (const words of phrases) {
      if (!wanted.has(words)) continue
      const one = all.getOrInsertComputed(words, nobody)
      one.persons.add(reader ?? id)
      one.offices.add(office)
      if (one.comments.length < mostComments) one.comments.push(id)
    }
  }
  return all
}

const contains = (longer: string, shorter: string): boolean => ` ${longer} `.includes(` ${shorter} `)

/** A longer phrase that almost everybody uses who uses a shorter one says it better. */
function without(shadowed: Phrase[]): Phrase[] {
  return shadowed.filter(
    (one) =>
      !shadowed.some(
        (other) =>
          other !== one &&
          other.words.length > one.words.length &&
          contains(other.words, one.words) &&
          other.persons >= one.persons * 0.7,
      ),
  )
}

function recurring(spoken: readonly Parsed[], most: number): Phrase[] {
  const found = Array.from(heard(spoken, often(spoken, fewest)), ([words, { persons, offices, comments }]) => ({
    words,
    persons: persons.size,
    offices: offices.size,
    comments,
  }))
    .filter(({ persons }) => persons >= fewest)
    .toSorted((one, other) => other.persons - one.persons || other.words.length - one.words.length)
    .slice(0, most * 8)
  return without(found).slice(0, most)
}

/** What is usual is told by so much time before, in milliseconds, whatever time is looked at. */
const usualTime = 28 * day
/** How far above its usual day a phrase must be, and in how many offices. */
const farAbove = 4
const several = 3

function rising(spoken: readonly Parsed[], { from, now }: { from: number; now: number }, most: number): Phrase[] {
  const today = recurring(
    spoken.filter(({ createdAt }) => createdAt > now - day),
    most * 4,
  ).filter(({ offices }) => offices >= several)
  const wanted = new Set(today.map(({ words }) => words))
  const before = heard(
    spoken.filter(({ createdAt }) => createdAt <= now - day),
    wanted,
  )
  // Where more was written than is read, the time that is read is shorter.
  const oldest = Math.max(from, spoken.at(-1)?.createdAt ?? from)
  const days = Math.max((now - day - oldest) / day, 1)
  const usual = (words: string): number => (before.get(words)?.persons.size ?? 0) / days
  return today.filter(({ words, persons }) => persons >= farAbove * Math.max(usual(words), 1)).slice(0, most)
}

/** From when on comments are read to tell both what comes back since `from`, and what is usual. */
export const heardSince = ({ from, now }: { from: number; now: number }): number => Math.min(from, now - usualTime)

/**
 * What comes back since `from` in the words of five persons or more, the most persons first; and what of the day before
 * `now` is far above what is usual for it, in several offices at once. `spoken`: newest first, from `heardSince` on.
 */
export function phrasesOf(
  spoken: readonly Spoken[],
  time: { from: number; now: number },
  most: number,
): { recurring: Phrase[]; rising: Phrase[] } {
  const all = parsed(spoken)
  const since = (from: number): Parsed[] => all.filter(({ createdAt }) => createdAt >= from)
  const usually = { from: time.now - usualTime, now: time.now }
  return { recurring: recurring(since(time.from), most), rising: rising(since(usually.from), usually, most) }
}
