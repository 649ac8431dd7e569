import { type Chunks, NotAnExport } from './imported.ts'

/** An element with everything in it. */
export type Element = {
  name: string
  attributes: Record<string, string>
  /** the text directly in it */
  text: string
  children: Element[]
  line: number
}

type Token =
  | { kind: 'open'; name: string; attributes: Record<string, string>; isEmpty: boolean; line: number }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** No comment is longer by far, and no post that carries its comments is. */
const longestToken = 16 * 1024 * 1024
const deepest = 100

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text with its entities resolved. A file's own are never declared to us: what is unknown stays as it was written. */
export function resolveEntities(text: string, known: Record<string, string> = entities): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,12}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(known, name) ? (known[name] ?? whole) : whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

const attribute = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const wholeTag = /<(?:[^'">]|"[^"]*"|'[^']*')*>/y

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(attribute)].map(([, name = '', one, other]) => [name, resolveEntities(one ?? other ?? '')]),
  )

function tagToken(tag: string, line: number): Token {
  if (tag.startsWith('</')) return { kind: 'close', name: tag.slice(2, -1).trim() }
  const inner = tag.slice(1, tag.endsWith('/>') ? -2 : -1)
  const [name = ''] = inner.split(/\s/, 1)
  return { kind: 'open', name, attributes: attributesOf(inner.slice(name.length)), isEmpty: tag.endsWith('/>'), line }
}

type Cut = { end: number; token: Token | null }

/** Where what begins here is over; null where its end is not there yet. */
const endOf = (buffer: string, at: number, mark: string): number | null => {
  const found = buffer.indexOf(mark, at)
  return found < 0 ? null : found + mark.length
}

/** Passed over whole. */
const silent = [
  ['<!--', '-->'],
  ['<?', '?>'],
] as const
const literal = '<![CDATA['

/** The token that begins here; null where it does not end yet. */
function cut(buffer: string, at: number, line: number): Cut | null {
  if (buffer[at] !== '<') {
    const end = buffer.indexOf('<', at)
    return end < 0 ? null : { end, token: { kind: 'text', text: resolveEntities(buffer.slice(at, end)) } }
  }
  if (buffer.startsWith(literal, at)) {
    const end = endOf(buffer, at + literal.length, ']]>')
    return end === null ? null : { end, token: { kind: 'text', text: buffer.slice(at + literal.length, end - 3) } }
  }
  for (const [from, to] of silent) {
    if (!buffer.startsWith(from, at)) continue
    const end = endOf(buffer, at + from.length, to)
    return end === null ? null : { end, token: null }
  }
  if (buffer.startsWith('<!', at)) {
    // It may still become one of the above.
    const begun = buffer.slice(at)
    if (literal.startsWith(begun) || begun === '<!-') return null
    throw new NotAnExport('It declares things of its own (DOCTYPE), which no export does.')
  }
  wholeTag.lastIndex = at
  const tag = wholeTag.exec(buffer)?.[0]
  return tag === undefined ? null : { end: at + tag.length, token: tagToken(tag, line) }
}

const linesIn = (text: string): number => text.split('\n').length - 1

async function* tokens(chunks: Chunks): AsyncGenerator<Token> {
  let buffer = ''
  let line = 1
  for await (const chunk of chunks) {
    buffer += line === 1 && buffer === '' ? chunk.replace(/^\uFEFF/, '') : chunk
    let at = 0
    while (at < buffer.length) {
      const next = cut(buffer, at, line)
      if (next === null) break
      line += linesIn(buffer.slice(at, next.end))
      at = next.end
      if (next.token) yield next.token
    }
    buffer = buffer.slice(at)
    if (buffer.length > longestToken) throw new NotAnExport(`What begins in line ${line} has no end.`)
  }
  if (buffer.trim() !== '') throw new NotAnExport(`What begins in line ${line} has no end: the file was cut short.`)
}

/**
 * The elements at paths that are wanted, such as `disqus/post`, each whole, one after the other; everything else passes
 * by. Enough of XML for what comment boxes export: no entities of a file's own, nothing loaded from anywhere.
 */
export async function* readElements(chunks: Chunks, wanted: readonly string[]): AsyncGenerator<Element> {
  const path: string[] = []
  const open: Element[] = []
  for await (const token of tokens(chunks)) {
    const parent = open.at(-1)
    if (token.kind === 'text') {
      if (parent) parent.text += token.text
      continue
    }
    if (token.kind === 'open') {
      path.push(token.name)
      if (path.length > deepest) throw new NotAnExport('It is nested deeper than any export is.')
      if (parent || wanted.includes(path.join('/'))) {
        const { name, attributes, line } = token
        const element: Element = { name, attributes, text: '', children: [], line }
        parent?.children.push(element)
        open.push(element)
      }
      if (!token.isEmpty) continue
    } else if (path.at(-1) !== token.name) {
      throw new NotAnExport(`It is no whole XML: </${token.name}> ends what was not begun.`)
    }
    path.pop()
    const done = open.pop()
    if (done && open.length === 0) yield done
  }
  if (path.length > 0) throw new NotAnExport(`The file was cut short: <${path.at(-1)}> has no end.`)
}

/** The text of the first child with this name; '' without one. */
export const childText = ({ children }: Element, name: string): string =>
  children.find((child) => child.name === name)?.text.trim() ?? ''

/** An attribute of the first child with this name; '' without one. */
export const childAttribute = ({ children }: Element, name: string, attributeName: string): string =>
  children.find((child) => child.name === name)?.attributes[attributeName] ?? ''
