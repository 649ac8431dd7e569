import { limits } from '../contract/limits.ts'
import { lengthOf } from './texts.ts'

/** Every rule here stands in the contract under "Page URLs". */

const control = /\p{Cc}/u
const tracking = /^(?:utm_.*|fbclid|gclid)$/s

function parsed(raw: string): URL | null {
  if (control.test(raw) || !raw.isWellFormed()) return null
  const url = URL.parse(raw)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}

/** The name of one `name=value` of a query, decoded where it can be. */
function parameterName(pair: string): string {
  const raw = pair.split('=', 1)[0] ?? ''
  try {
    return decodeURIComponent(raw).toLowerCase()
  } catch {
    return raw.toLowerCase()
  }
}

/** Split by hand: URLSearchParams would write the rest anew, and a shop's `?a=%20` would become another page. */
function withoutTracking(query: string): string {
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => !tracking.test(parameterName(pair)))
    .join('&')
  return kept === '' ? '' : `?${kept}`
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length
  while (end > 0 && path.charAt(end - 1) === '/') end--
  return end === 0 ? '/' : path.slice(0, end)
}

/**
 * The one address under which a page is known, or null for what is no page's address. Applying it again changes
 * nothing.
 */
export function normalisePageUrl(raw: string): string | null {
  const url = parsed(raw)
  if (url === null) return null
  const address = url.origin + withoutTrailingSlashes(url.pathname) + withoutTracking(url.search)
  return lengthOf(address) > limits.urlLength ? null : address
}

/** Whether a site may name a page so: 1–200 code points, none of them a control character. */
export function isPageKey(page: string): boolean {
  return page.trim() !== '' && lengthOf(page) <= limits.pageKeyLength && !control.test(page) && page.isWellFormed()
}

/**
 * What identifies the page (`page:KEY`, or else `url:ADDRESS`) and its normalised address; null where either is bad.
 */
export function pageKeyOf(input: { url: string; page?: string | undefined }): { key: string; url: string } | null {
  const url = normalisePageUrl(input.url)
  if (url === null) return null
  if (input.page === undefined) return { key: `url:${url}`, url }
  return isPageKey(input.page) ? { key: `page:${input.page}`, url } : null
}

/** Scheme, host and port; `null` as a word, which no site ever has, for what has no origin. */
export function originOf(url: string): string {
  return URL.parse(url)?.origin ?? 'null'
}

/** A site's origin as an owner may type it, with at most a slash behind; null for anything that says more or less. */
export function normaliseOrigin(raw: string): string | null {
  const url = parsed(raw.trim())
  if (url === null || url.hostname.includes('*')) return null
  const says = url.pathname + url.search + url.hash + url.username + url.password
  return says === '/' && !raw.includes('?') && !raw.includes('#') ? url.origin : null
}
