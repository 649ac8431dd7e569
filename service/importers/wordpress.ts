import { wordsOf } from './html-words.ts'
import { type Chunks, type Imported, type Importer, momentOf } from './imported.ts'
import { childText, type Element, readElements } from './xml.ts'

const item = 'rss/channel/item'
const states: Record<string, Imported['state']> = { '1': 'published', approved: 'published', '0': 'held', hold: 'held' }

function importedOf(comment: Element, page: { url: string; title: string }): Imported {
  const said = (name: string): string => childText(comment, `wp:comment_${name}`)
  const parent = said('parent')
  const type = said('type')
  // Links from other sites (pingback, trackback) are nobody's words.
  const isComment = type === '' || type === 'comment'
  return {
    line: comment.line,
    id: said('id'),
    parent: parent === '' || parent === '0' ? null : parent,
    ...page,
    name: wordsOf(said('author')) || 'Anonim',
    email: said('author_email'),
    text: wordsOf(said('content')),
    at: momentOf(said('date_gmt') || said('date')),
    editedAt: null,
    state: isComment ? (states[said('approved')] ?? 'gone') : 'gone',
    official: false,
  }
}

/** A post's title and address stand before its comments. */
async function* read(chunks: Chunks): AsyncGenerator<Imported> {
  const page = { url: '', title: '' }
  for await (const element of readElements(chunks, [`${item}/title`, `${item}/link`, `${item}/wp:comment`])) {
    if (element.name === 'title') Object.assign(page, { url: '', title: wordsOf(element.text) })
    else if (element.name === 'link') page.url = element.text.trim()
    else yield importedOf(element, page)
  }
}

/** What WordPress exports (WXR): RSS with the comments below each post. */
export const wordpress: Importer = { name: 'WordPress', read }
