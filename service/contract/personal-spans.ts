import { type PersonalNumber, personalNumbersIn } from './personal-numbers.ts'

/** What somebody may have posted by mistake: a number of a person's, or an address of theirs. */
export type PersonalSpan = { kind: PersonalNumber['kind'] | 'email'; from: number; to: number }

/** Bounded in every part, so that no text takes longer than its length. */
const address = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/gu

/** Personal numbers and e-mail addresses, in the order of the text; offsets in UTF-16 units as `slice` takes them. */
export function personalSpansIn(text: string): PersonalSpan[] {
  const addresses = Array.from(text.matchAll(address), ({ 0: { length }, index }) => ({
    kind: 'email' as const,
    from: index,
    to: index + length,
  }))
  const apart = ({ from, to }: PersonalNumber): boolean =>
    addresses.every((other) => to <= other.from || other.to <= from)
  const found: PersonalSpan[] = [...addresses, ...personalNumbersIn(text).filter(apart)]
  found.sort((one, other) => one.from - other.from)
  return found
}
