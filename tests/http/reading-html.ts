// Reads our own HTML as far as a test asks: whole documents, as Preact writes them.

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What a browser makes of text between tags or in an attribute. */
export const decoded = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)

/** Every opening tag of this name; a `>` within quotes ends none. */
const tagsIn = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<${name} (?:[^>"]|"[^"]*")*>`, 'g'))].map(([tag]) => tag)

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(` ${name}(?:="([^"]*)")?(?=[ />])`).exec(tag)
  return found ? decoded(found[1] ?? '') : undefined
}

/** Every field of the page's form, by its name, with what stands in it. */
export function fieldsIn(html: string): Record<string, string> {
  const form = /<form id="tulis".*?<\/form>/s.exec(html)?.[0] ?? ''
  const inputs = tagsIn(form, 'input').map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
  const [, area = ''] = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(form) ?? []
  return Object.fromEntries([...inputs, ['text', decoded(area)]].map(([name, value]) => [name ?? '', value ?? '']))
}

/** Where the page's form goes. */
export const actionOf = (html: string): string =>
  attribute(/<form id="tulis"[^>]*>/.exec(html)?.[0] ?? '', 'action') ?? ''

/** What is said beside a field. */
export const errorAt = (html: string, field: string): string =>
  decoded(new RegExp(`id="${field}-error"[^>]*>(?:<svg.*?</svg>)?([^<]*)`, 's').exec(html)?.[1] ?? '').trim()

/** The content of a `meta`, by its name or property. */
export function metaOf(html: string, name: string): string | undefined {
  const tag = tagsIn(html, 'meta').find((one) => attribute(one, 'property') === name || attribute(one, 'name') === name)
  return tag && attribute(tag, 'content')
}

export function linkOf(html: string, rel: string): string | undefined {
  const tag = tagsIn(html, 'link').find((one) => attribute(one, 'rel') === rel)
  return tag && attribute(tag, 'href')
}

/** Every address that the page leads to. */
export const hrefsIn = (html: string): string[] => tagsIn(html, 'a').flatMap((tag) => attribute(tag, 'href') ?? [])

// Its shape is what the tests ask.
// oxlint-disable-next-line typescript/no-explicit-any
export function dataIn(html: string): any {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
  return json === undefined ? undefined : JSON.parse(json)
}

/** What a reader sees, in one line. */
export function seen(html: string): string {
  const body = /<body>.*<\/body>/s.exec(html)?.[0] ?? ''
  return decoded(
    body
      .replace(/<(script|style)[ >].*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim()
}

export const headingOf = (html: string): string => decoded(/<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1] ?? '')
