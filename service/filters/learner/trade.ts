/** Words of the gambling trade. They tell which reason is named; no comment is held for them. */
const words =
  /slot|gacor|maxwin|scatter|jackpot|togel|judi|casino|kasino|poker|rungkad|mahjong|olympus|pragmatic|jepe|taruhan|freespin|free spin|depo|withdraw|\bwd\b|\brtp\b|\bhoki\b|\btoto\b|\bjp\b|\bspin\b|\bbet\b|\bcuan\b|\bmenang\b/

/** A name as sites have it: letters and two or three digits, 4D, or a tail of the trade. */
const siteShape =
  /(?:^|[^a-z0-9])(?:[a-z]{3,}(?:\d{2,3}|[345]d)|[a-z]{2,}(?:toto|bet|win|slot|hoki|jp|play|togel))(?![a-z0-9])/

/** Of these the ones with a number. Erwin, alphabet and gameplay end as sites do; RT 02 and TPS7 are shorter. */
const numbered = /(?:^|[^a-z0-9])[a-z]{3,}(?:\d{2,3}|[345]d)(?![a-z0-9])/

export const speaksOfGambling = (plain: string): boolean => words.test(plain)
export const hasSiteShape = (plain: string): boolean => siteShape.test(plain)
export const hasNumberedName = (plain: string): boolean => numbered.test(plain)

/** Whether a word is a name, a number or an address rather than a word: what waves change from copy to copy. */
export const isSiteName = (word: string): boolean => /\d|[a-z]\.[a-z]/.test(word) || hasSiteShape(word)
