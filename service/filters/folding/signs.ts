/** How 1 and its like are read: 1udo is ludo, jud1 is judi. */
export type One = 'i' | 'l'

/** Digits and signs that stand for letters, each with its letter. */
const both = '0o 2z 3e 4a 5s 7t 8b 9g @a $s €e £l ¥y ¢c ฿b ₿b ₳a ₵c ₣f ₲g ₭k ₥m ₦n ₱p ₴s ₮t ₩w ∂d ∑e †t'

const read = (pairs: string): [string, string][] =>
  pairs.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)])

export const likeLetters: Readonly<Record<One, ReadonlyMap<string, string>>> = {
  i: new Map(read(`${both} 1i 6g !i |i`)),
  l: new Map(read(`${both} 1l 6b !l |l`)),
}

/** Those of them that are no digits, as code units. */
export const signsForLetters: ReadonlySet<number> = new Set(
  [...likeLetters.i.keys()].filter((sign) => sign < '0' || sign > '9').map((sign) => sign.charCodeAt(0)),
)
