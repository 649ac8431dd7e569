/** How 1 and its like are read: 1udo is ludo, jud1 is judi. */
export type One = 'i' | 'l'

/** Digits, by their shape. */
const digits = '0o 2z 3e 4a 5s 7t 8b 9g'
/** Signs of the keyboard and of print. */
const print = '@a $s §s ¡i †t ‡t ¶p ¤o'
/** Signs of money are letters with a stroke. */
const money = '€e £l ¥y ¢c ฿b ₿b ₳a ₡c ₢c ₵c ₫d ₣f ₲g ₭k ₥m ₦n ₱p ₽p ₹r ₴s ₮t ₸t ₺t ₩w'
/** Signs of mathematics: those that UTS #39 takes for letters, and their like. */
const mathematics = '∀a ∆a ∧a ⊂c ∂d ∃e ∈e ∑e ∣l ∩n ∅o ⊕o ⊖o ⊙o ∫s ⊤t ⊥t ∪u √v ∨v ×x ⨯x'
/** Signs that only stand for a letter where one stands on either side: ga(or, s+op. */
const inner = '(c <c +t'

const both = [digits, print, money, mathematics, inner].join(' ')

const read = (pairs: string): [string, string][] =>
  pairs.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)])

export const likeLetters: Readonly<Record<One, ReadonlyMap<string, string>>> = {
  i: new Map(read(`${both} 1i 6g !i |i`)),
  l: new Map(read(`${both} 1l 6b !l |l`)),
}

/** Signs that stand for a letter only between two of them, as code units. */
export const innerSigns: ReadonlySet<number> = new Set(read(inner).map(([sign]) => sign.charCodeAt(0)))

/** The others that are no digits, as code units. */
export const signsForLetters: ReadonlySet<number> = new Set(
  [...likeLetters.i.keys()]
    .filter((sign) => sign < '0' || sign > '9')
    .map((sign) => sign.charCodeAt(0))
    .filter((sign) => !innerSigns.has(sign)),
)

const bar = '|'.charCodeAt(0)

/** Whether a sign is a letter wherever it touches one. A bar stands between letters as well (s|l|o|t). */
export const isLetterSign = (code: number): boolean => signsForLetters.has(code) && code !== bar
