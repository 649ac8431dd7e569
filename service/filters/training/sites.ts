import { fold } from '../folding.ts'
import type { Row } from './rows.ts'

/** The trade's own words, which are no site's name. */
export const tradeWords: ReadonlySet<string> = new Set(
  (
    'slot gacor maxwin scatter jackpot togel judi deposit depo withdraw bonus situs link admin member menang rungkad hoki cuan ' +
    'jepe jp wd rtp pola zeus olympus mahjong pragmatic mantap mantul sensational jitu modal saldo spin bandar taruhan betting ' +
    'server freespin kakek petir daftar terpercaya nonstop sultan maen maxwinn gacornya slotnya auto'
  ).split(' '),
)

const word = /[\p{L}\p{N}]{4,}/gu

function wordsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (const reading of fold(text).readings) for (const [token] of reading.text.matchAll(word)) found.add(token)
  return found
}

/**
 * Words that stand for a gambling site: often in adverts and in no harmless comment. The collectors kept no names; this
 * finds the forty or so that make most of the spam.
 */
export function siteNames(rows: readonly Row[]): Set<string> {
  const adverts = new Map<string, number>()
  const harmless = new Set<string>()
  for (const { kind, spam, text } of rows) {
    if (kind === 'judol') for (const token of wordsOf(text)) adverts.set(token, (adverts.get(token) ?? 0) + 1)
    else if (spam === 0) for (const token of wordsOf(text)) harmless.add(token)
  }
  const enough = (token: string, count: number): boolean =>
    count >= 8 || (count >= 2 && /\d/.test(token) && /\p{L}/u.test(token))
  return new Set(
    [...adverts]
      .filter(([token, count]) => enough(token, count) && !harmless.has(token) && !tradeWords.has(token))
      .map(([token]) => token),
  )
}

/** Where the text names a site, in units of the original. The first name alone: adverts name one. */
export function siteIn(text: string, names: ReadonlySet<string>): { name: string; from: number; to: number } | null {
  for (const { text: plain, at } of fold(text).readings) {
    for (const { 0: token, index } of plain.matchAll(word)) {
      if (!names.has(token)) continue
      return { name: token, from: at[index] ?? 0, to: at[index + token.length] ?? text.length }
    }
  }
  return null
}
