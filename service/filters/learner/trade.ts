/** Words of the gambling trade. They tell which reason is named; no comment is held for them. */
const words =
  /slot|gacor|maxwin|scatter|jackpot|togel|judi|casino|kasino|poker|rungkad|mahjong|olympus|pragmatic|jepe|taruhan|freespin|free spin|depo|withdraw|\bwd\b|\brtp\b|\bhoki\b|\btoto\b|\bjp\b|\bspin\b|\bbet\b|\bcuan\b|\bmenang\b/

/** What many sites' names end in, where it is no number. */
const tails = 'toto bet win slot hoki jp play togel'.split(' ')

/** A name as sites have it: letters and two or three digits, 4D, or a tail of the trade. */
const siteShape = new RegExp(
  `(?:^|[^a-z0-9])(?:[a-z]{3,}(?:\\d{2,3}|[345]d)|[a-z]{2,}(?:${tails.join('|')}))(?![a-z0-9])`,
)

const pairOf = (text: string, last: number): number => (text.charCodeAt(last - 1) << 8) | text.charCodeAt(last)
const endings = new Set(tails.map((tail) => pairOf(tail, tail.length - 1)))

/** Whether letters that end at `last` may end in such a tail; few words do, and only they are worth a longer look. */
export const endsAsSitesDo = (text: string, last: number): boolean => endings.has(pairOf(text, last))

/** Of these the ones with a number. Erwin, alphabet and gameplay end as sites do; RT 02 and TPS7 are shorter. */
const numbered = /(?:^|[^a-z0-9])[a-z]{3,}(?:\d{2,3}|[345]d)(?![a-z0-9])/

export const speaksOfGambling = (plain: string): boolean => words.test(plain)
export const hasSiteShape = (plain: string): boolean => siteShape.test(plain)
export const hasNumberedName = (plain: string): boolean => numbered.test(plain)

/** Whether a word is a name, a number or an address rather than a word: what waves change from copy to copy. */
export const isSiteName = (word: string): boolean => /\d|[a-z]\.[a-z]/.test(word) || hasSiteShape(word)
