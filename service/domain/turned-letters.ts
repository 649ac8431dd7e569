/** Letters that stand upside down for another one; what is not here reads as the table of look-alikes has it. */
export const upright: ReadonlyMap<string, string> = new Map(
  (
    'un nu dp pd bq qb 69 96 ⇂1 !i ¡i ɐa ɔc ǝe ɟf ƃg ɓg ɥh ᴉi ıi ɾj ſj ʞk ןl ʅl ꞁl ɯm ɹr ʇt ʌv ʍw ʎy ' +
    '∀a Ɔc Ǝe Ⅎf פg ⅁g Ʞk ˥l Wm Ԁp ᴚr ⊥t Λv Mw ⅄y'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
)

/** Letters that only turned writing has. */
export const turnedOnly: ReadonlySet<string> = new Set('ɐɔǝɟƃɥᴉɾʞןʅꞁɯɹʇʌʍʎƆƎℲפ⅁Ʞᴚ⅄')
