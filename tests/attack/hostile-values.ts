// Values that attackers, broken programs and odd keyboards send.
import { siteOrigin } from '../support/service.ts'

/** What no field of ours is: answered with a problem, whatever the field. */
export const wrongTypes: [string, unknown][] = [
  ['an operator', { $gt: '' }],
  ['an operator that runs code', { $where: 'sleep(1000)' }],
  ['a list', ['x']],
  ['an empty list of lists', [[]]],
  ['a number', 7],
  ['a number past all bounds', 1e308],
  ['true', true],
  ['an object with a length', { length: 1, 0: 'x' }],
  ['an object that would be text', { toString: 'x', valueOf: 'x' }],
  ['something deep', JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)],
]

/** Text that is refused in every field where a person types. */
export const wrongTexts: [string, string][] = [
  ['NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['the other half', 'a\udc00b'],
  ['10,000 combining marks', `a${'\u0301'.repeat(10_000)}`],
  ['60,000 letters', 'x'.repeat(60_000)],
  ['nothing but invisible letters', '\u200b\u200d\u2060\ufeff'],
  ['spaces', '   '],
  ['nothing', ''],
]

/** Text that is refused in fields of one line. */
export const wrongLines: [string, string][] = [
  ['a header', 'a\r\nBcc: x@y.example'],
  ['a line break', 'a\nb'],
  ['an escape', 'a\u001b[2Jb'],
  ['a control of C1', 'a\u0085b'],
]

export const wrongAddresses: [string, string][] = [
  ['a script', 'javascript:alert(1)'],
  ['a script in capitals with a tab', 'JaVa\tScript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['a file', 'file:///etc/passwd'],
  ['no scheme', '//berita.example/x'],
  ['a stranger', 'http://judi.example/'],
  ['a stranger as a user', 'http://berita.example@judi.example/'],
  ['a sibling', 'http://x.berita.example/'],
  ['another port', 'http://berita.example:81/'],
  ['a header', `${siteOrigin}/\r\nX: y`],
  ['a list', '["x"]'],
]
