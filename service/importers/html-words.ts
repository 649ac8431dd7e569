import { resolveEntities } from './xml.ts'

/** Those that people's words bring along, besides the five of XML. */
// oxfmt-ignore
const named: Record<string, string> = {
  lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•', middot: '·', copy: '©',
}

const address = /^<a\b[^<>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i

/** A link keeps its address where its words are others: words that only pose as an address are no help to anybody. */
const linked = (html: string): string =>
  html.replace(/(<a\b[^<>]*>)((?:(?!<a\b).)*?)<\/a\s*>/gis, (_, opening: string, words: string) => {
    const [, one, other] = address.exec(opening) ?? []
    const href = one ?? other ?? ''
    const plain = words.replace(/<[^<>]*>/g, '').trim()
    return !/^https?:/i.test(href) || href === plain ? plain : `${plain} ${href}`
  })

/**
 * Words that were written down as HTML, as plain text: line breaks and links stay, and nothing else is given meaning.
 * Linear: what is never closed is looked for no further than where the next of its kind begins.
 */
export function wordsOf(html: string): string {
  const text = linked(html)
    .replace(/\r\n?/g, '\n')
    .replace(/<(script|style)\b(?:(?!<\1\b).)*?<\/\1\s*>/gis, '')
    .replace(/<br\s*\/?>\n?/gi, '\n')
    .replace(/<\/(?:p|div|blockquote|ul|ol|pre)\s*>\s*/gi, '\n\n')
    .replace(/<\/li\s*>\s*/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
  return resolveEntities(text, named).trim()
}
