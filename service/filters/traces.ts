import { fold, spanOf } from './folding.ts'
import { hasSiteShape } from './learner/trade.ts'
import { linksIn } from './phases/links.ts'

/** What an advert leads to, for whoever it is reported to: each once, in the order in which it says them. */
export type Traces = {
  domains: string[]
  /** as they were written */
  links: string[]
  /** telephone and WhatsApp, as +62… */
  numbers: string[]
  /** `@name`, or with the place it is on, as `t.me/name` */
  accounts: string[]
  /** words that look like the name of a gambling site */
  names: string[]
}

/** A number of Indonesian mobile networks, with whatever is put between its digits. */
const telephone = /(?<![\d+])(?:\+ ?62|62|0)[ .()-]{0,2}8(?:[ .()-]{0,2}\d){7,11}(?!\d)/g

/** Places whose addresses are somebody's account. */
const accountHosts =
  /^(?:www\.)?(?:t\.me|telegram\.me|instagram\.com|facebook\.com|fb\.com|tiktok\.com|line\.me|x\.com)$/
const messengers = /^(?:www\.)?(?:wa\.me|api\.whatsapp\.com|wa\.link)$/

const mention = /(?<![\w.@])@([a-z0-9_.]{3,30})/g
const named = /\b(?:ig|instagram|telegram|tele|tiktok|fb|line)(?: id)? ?[:=] ?@?([a-z0-9_.]{3,30})/g

const word = /[a-z0-9]{4,}/g

/** More of one kind than this are no advert but noise. */
const most = 50

const few = (found: Iterable<string>): string[] => [...new Set(found)].slice(0, most)

/** +62 and the digits. */
function plainNumber(written: string): string {
  const digits = written.replace(/\D/g, '')
  return `+62${digits.startsWith('62') ? digits.slice(2) : digits.replace(/^0/, '')}`
}

const withoutDots = (account: string): string => account.replace(/\.+$/, '')

/** The domain of an address: as browsers read it, else put together from where its dot was set apart. */
function domainOf(host: string, text: string): string {
  const together = (): string =>
    text.replace(/\s*[([{]?\s*(?:\bdot\b|\btitik\b|\.)\s*[)\]}]?\s*/g, '.').replace(/\s/g, '')
  return (host === '' ? together() : host).replace(/^www\./, '').replace(/:\d+$/, '')
}

/** Pure, and linear in the length. */
export function tracesIn(raw: string): Traces {
  const { readings } = fold(raw)
  const [plain] = readings
  const { text } = plain
  let covered = 0
  const found = linksIn(raw, plain).flatMap(({ host, from, to }) => {
    // A part of the one before it.
    if (from < covered) return []
    covered = to
    const span = spanOf(plain, from, to)
    const written = raw.slice(span.from, span.to)
    return { written, folded: text.slice(from, to), domain: domainOf(host, text.slice(from, to)) }
  })
  const paths = found.flatMap(({ domain, folded }) => {
    const path = /^[^/]*\/([^/?#]+)/.exec(folded.replace(/^[a-z]+ ?: ?\/\/ ?/, ''))?.[1]
    return path === undefined ? [] : [{ domain, path }]
  })
  const chats = paths.flatMap(({ domain, path }) =>
    messengers.test(domain) && /^\+?\d{8,15}$/.test(path) ? [path] : [],
  )
  const written = text.matchAll(telephone)
  const accounts = [
    ...Array.from(text.matchAll(mention), ([, name = '']) => `@${withoutDots(name)}`),
    ...Array.from(text.matchAll(named), ([, name = '']) => `@${withoutDots(name)}`),
    ...paths.flatMap(({ domain, path }) => (accountHosts.test(domain) ? [`${domain}/${withoutDots(path)}`] : [])),
  ]
  const names = readings.flatMap((reading) => (reading.text.match(word) ?? []).filter(hasSiteShape))
  return {
    domains: few(found.map(({ domain }) => domain)),
    links: few(found.map(({ written: link }) => link)),
    numbers: few([
      ...Array.from(written, ([number]) => plainNumber(number)),
      ...chats.map((one) => `+${one.replace(/\D/g, '')}`),
    ]),
    accounts: few(accounts),
    names: few(names),
  }
}
