const least = 2
const most = 5

/** Codes that would read as something else at the end of a receipt. */
const avoided = new Set(['asu', 'anj', 'jmb', 'kpk', 'pki', 'tai'])

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')
const abbreviated = (word: string): string => word.charAt(0) + word.slice(1).replace(/[aeiou]/g, '')

/** Likely codes, the most telling first: `kpu-sukoharjo` gives skh, skhr, skhrj, suk … */
function* likely(id: string): Generator<string> {
  const last = lettersOf(id.split('-').findLast((word) => lettersOf(word) !== '') ?? '')
  const consonants = abbreviated(last)
  for (let length = 3; length <= most; length++) if (consonants.length >= length) yield consonants.slice(0, length)
  for (let length = 3; length <= most; length++) if (last.length >= length) yield last.slice(0, length)
  yield consonants.slice(0, most)
  yield last.slice(0, most)
}

/** Every code of five letters, from the stem's place in the alphabet on. */
function* remaining(stem: string): Generator<string> {
  const total = 26 ** most
  const start = [...stem.padEnd(most, 'a')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0)
  for (let step = 0; step < total; step++) {
    let rest = (start + step) % total
    let code = ''
    for (let place = 0; place < most; place++) {
      code = String.fromCharCode(97 + (rest % 26)) + code
      rest = Math.floor(rest / 26)
    }
    yield code
  }
}

/**
 * A short code for a site, two to five letters that no other site has. The same id beside the same sites gives the
 * same.
 */
export function siteCode(id: string, taken: Set<string>): string {
  const free = (code: string): boolean => code.length >= least && !taken.has(code) && !avoided.has(code)
  for (const code of likely(id)) if (free(code)) return code
  for (const code of remaining(abbreviated(lettersOf(id)).slice(0, 3))) if (free(code)) return code
  throw new RangeError('no site code is left')
}
