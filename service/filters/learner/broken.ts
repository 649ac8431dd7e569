/**
 * What a program shows that takes UTF-8 for Latin-1 (ðŸ™, â€œ), as old collections have it: nobody wrote these letters.
 * The first of such a row, and those behind it.
 */
const first = /[\u00c2-\u00f4]/
const next = /[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/

/** Whether the letter of `raw` there is one of such a row. */
export function isBrokenAt(raw: string, place: number): boolean {
  const letter = raw.charAt(place)
  if (first.test(letter)) return next.test(raw.charAt(place + 1))
  return next.test(letter) && /[\u0080-\u2122]/.test(raw.charAt(place - 1))
}
