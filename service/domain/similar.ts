import { mapLetters } from './letters.ts'

/** Words that stand in any question, and so tell nothing of it. */
const everywhere = new Set(
  (
    'yang dan atau di ke dari untuk pada dengan ini itu adalah ada tidak bukan saya aku kami kita anda mereka dia nya ' +
    'apa apakah bagaimana gimana kapan mengapa kenapa siapa mana dimana berapa bisa dapat boleh mau ingin harus perlu ' +
    'akan sudah telah belum masih lagi juga saja hanya agar supaya karena jika kalau bila tapi tetapi namun serta oleh ' +
    'sebagai seperti dalam antara atas bawah lebih sangat sekali semua setiap para sih dong ya kok pak bu bapak ibu min ' +
    'admin mohon tolong terima kasih selamat pagi siang sore malam halo hai tanya bertanya the of and to in is are i my ' +
    'how what when where can do does a an'
  ).split(' '),
)

/** A word without what hangs on its end: "kantornya" asks for the "kantor". */
const bare = (word: string): string => (word.length > 6 ? word.replace(/(nya|kah|lah|pun)$/, '') : word)

/** The words that tell what a text is about, in plain letters. */
export function tellingWords(text: string): string[] {
  const found = mapLetters(text).folded.match(/[\p{L}\p{N}]{2,40}/gu) ?? []
  return found.filter((word) => !everywhere.has(word)).map(bare)
}

/**
 * How much a repeated word adds, and how much a long text weighs against a short one (Robertson and Zaragoza, 2009).
 */
const saturation = 1.2
const lengthWeight = 0.75

/**
 * How many different words two texts must share: of the shorter one so large a part, and of long ones more than two,
 * since any two of those share some.
 */
function enoughShared(one: number, other: number): number {
  const least = Math.min(one, other) > longFrom ? 3 : 2
  return Math.max(Math.min(least, one), Math.min(one, other) * leastPart)
}
const leastPart = 0.4
const longFrom = 8

type Place = { at: number; times: number }
/** `different`: how many of its words are. */
type Kept = { id: string; length: number; different: number }

export type Similar = {
  readonly size: number
  add(id: string, text: string): void
  /**
   * Ids by likeness, the most alike first, of those that are wanted; the same for the same texts, in whatever order
   * asked.
   */
  find(text: string, most: number, wanted: (id: string) => boolean): string[]
}

/** An index of texts that finds the most alike by the words they share (BM25). */
export function openSimilar(): Similar {
  const kept: Kept[] = []
  const places = new Map<string, Place[]>()
  let words = 0

  function weightOf(word: string): number {
    const holding = places.get(word)?.length ?? 0
    return Math.log(1 + (kept.length - holding + 0.5) / (holding + 0.5))
  }

  function scores(asked: Set<string>): Map<number, { score: number; found: number }> {
    const average = words / Math.max(1, kept.length)
    const by = new Map<number, { score: number; found: number }>()
    for (const word of asked) {
      const weight = weightOf(word)
      for (const { at, times } of places.get(word) ?? []) {
        const length = (kept[at]?.length ?? average) / average
        const share = (times * (saturation + 1)) / (times + saturation * (1 - lengthWeight + lengthWeight * length))
        const { score, found } = by.get(at) ?? { score: 0, found: 0 }
        by.set(at, { score: score + weight * share, found: found + 1 })
      }
    }
    return by
  }

  return {
    get size() {
      return kept.length
    },
    add(id, text) {
      const telling = tellingWords(text)
      const each = Map.groupBy(telling, (word) => word)
      const at = kept.push({ id, length: telling.length, different: each.size }) - 1
      words += telling.length
      for (const [word, same] of each) {
        const held = places.get(word) ?? []
        held.push({ at, times: same.length })
        places.set(word, held)
      }
    },
    find(text, most, wanted) {
      const asked = new Set(tellingWords(text))
      const alike = [...scores(asked)].flatMap(([at, { score, found }]) => {
        const { id = '', different = 0 } = kept[at] ?? {}
        return found >= enoughShared(asked.size, different) && wanted(id) ? [{ id, score }] : []
      })
      // Of two alike the newer one; ids sort by time.
      alike.sort((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1))
      return alike.slice(0, most).map(({ id }) => id)
    },
  }
}
