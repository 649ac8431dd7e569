import type { OfficeName } from '../../../service/contract/office-name.ts'

const shown = 6

/** The offices that somebody means: words anywhere in the name; of none typed, the offices above the comment's own. */
export function matching(
  all: readonly OfficeName[],
  typed: string,
  own: string,
  above: readonly string[],
): OfficeName[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const others = all.filter(({ id }) => id !== own)
  if (words.length === 0) return others.filter(({ id }) => above.includes(id)).slice(0, shown)
  const begins = ({ name }: OfficeName) =>
    words.every((word) => ` ${name.toLowerCase()}`.includes(` ${word}`)) ? 0 : 1
  return others
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .sort((one, other) => begins(one) - begins(other))
    .slice(0, shown)
}
