import { lookAlikes } from './look-alikes.ts'

/**
 * A text made comparable, with the way back: `at[i]` is where the original of unit `i` begins, and the last entry where
 * the original ends.
 */
export type Mapped = { folded: string; at: number[] }

const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase())

/** Letters that pass for plain ones (ѕ, ᴍ, 🅰), each with its reading; where two are likely (Ӏ, І), `i_l` or `l_i`. */
export const passesFor: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikes).flatMap(([plain, steps]) => {
    let code = 0
    return steps.split(' ').map((step): [string, string] => {
      code += parseInt(step, 36)
      return [String.fromCodePoint(code), plain]
    })
  }),
)

const likelier = (reading: string): string => (reading.charAt(1) === '_' ? reading.charAt(0) : reading)

/** Lower case, compatibility forms undone (𝐀, Ａ, ① …), marks and invisible characters gone. */
const decompose = (character: string): string =>
  character.toLowerCase().normalize('NFKD').replace(unseen, '').toLowerCase()

/**
 * One character's plain reading: what it passes for, else lower case with compatibility forms undone, without marks
 * and invisible characters (UAX #15 before the confusables of UTS #39). May be several characters, or none.
 */
export function foldLetter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return ascii[code] ?? ''
  const passed = passesFor.get(character)
  if (passed !== undefined) return likelier(passed)
  const plain = decompose(character)
  return plain === character ? plain : Array.from(plain, (part) => likelier(passesFor.get(part) ?? part)).join('')
}

/** Folds a text letter by letter, each looked at once, and keeps where every unit came from. */
export function mapLetters(raw: string, letter: (character: string) => string = foldLetter): Mapped {
  let folded = ''
  const at: number[] = []
  let position = 0
  for (const character of raw) {
    const plain = letter(character)
    for (let unit = 0; unit < plain.length; unit++) at.push(position)
    folded += plain
    position += character.length
  }
  at.push(position)
  return { folded, at }
}

/** The stretch of the original behind `from`–`to` of the folded text, in UTF-16 units as `slice` takes them. */
export function originalSpan(
  { at }: { at: ArrayLike<number> },
  from: number,
  to: number,
): { from: number; to: number } {
  const start = at[from] ?? 0
  const last = at[to - 1] ?? start
  // One character may have given several letters (ﬁ): the span ends behind it, never within.
  let end = to
  while (end < at.length - 1 && at[end] === last) end++
  return { from: start, to: Math.max(at[end] ?? last, start) }
}
