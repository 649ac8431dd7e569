/** A text made comparable, with the way back: `at[i]` is where the original of unit `i` begins, and the last entry where the original ends. */
export type Mapped = { folded: string; at: number[] }

const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase())

/**
 * One character's plain reading: lower case, compatibility forms undone (𝐀, Ａ, ① …), marks and invisible
 * characters gone. May be several characters, or none.
 */
export function foldLetter(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return ascii[code] ?? ''
  return character.toLowerCase().normalize('NFKD').replace(unseen, '').toLowerCase()
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
export function originalSpan({ at }: Mapped, from: number, to: number): { from: number; to: number } {
  const start = at[from] ?? 0
  const last = at[to - 1] ?? start
  // One character may have given several letters (ﬁ): the span ends behind it, never within.
  let end = to
  while (end < at.length - 1 && at[end] === last) end++
  return { from: start, to: Math.max(at[end] ?? last, start) }
}
