import type { Line } from './line.ts'

/** Part lengths in letters; each begins at every half of itself. Adverts of one brand and two words are that short. */
const lengths = [24, 48, 96, 192]

const space = 32

/** The beginning of a word at `near` or soon behind it. */
function wordStart({ letters }: Line, near: number, last: number): number {
  for (let i = near; i < last; i++) if (letters[i] === space) return i + 1
  return near
}

/**
 * The parts of a line that are judged beside the whole, for harmless words around an advert must not dilute it:
 * `visit` gets each once, about 1/6 as many as there are letters.
 */
export function eachPart(line: Line, visit: (from: number, to: number) => void): void {
  const { length, nameLength } = line
  visit(0, length)
  // A person's name beside a short advert must not dilute it either.
  if (nameLength > 0 && nameLength < length) visit(nameLength, length)
  for (const part of lengths) {
    if (part >= length) return
    const step = part >> 1
    for (let near = 0; near + step < length; near += step) {
      const from = near === 0 ? 0 : wordStart(line, near, Math.min(near + 12, length))
      const to = Math.min(length, near + part)
      visit(from, to === length ? to : wordStart(line, to, Math.min(to + 12, length)))
    }
  }
}
