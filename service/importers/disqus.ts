import { wordsOf } from './html-words.ts'
import { type Chunks, type Imported, type Importer, momentOf } from './imported.ts'
import { childAttribute, childText, type Element, readElements } from './xml.ts'

type Thread = { url: string; title: string }

function importedOf(post: Element, threads: ReadonlyMap<string, Thread>): Imported {
  const author = post.children.find(({ name }) => name === 'author')
  const thread = threads.get(childAttribute(post, 'thread', 'dsq:id'))
  const isGone = childText(post, 'isDeleted') === 'true' || childText(post, 'isSpam') === 'true'
  return {
    line: post.line,
    id: post.attributes['dsq:id'] ?? '',
    parent: childAttribute(post, 'parent', 'dsq:id') || null,
    url: thread?.url ?? '',
    title: thread?.title ?? '',
    name: (author && childText(author, 'name')) || 'Anonim',
    email: (author && childText(author, 'email')) ?? '',
    text: wordsOf(childText(post, 'message')),
    at: momentOf(childText(post, 'createdAt')),
    editedAt: null,
    state: isGone ? 'gone' : childText(post, 'isApproved') === 'false' ? 'held' : 'published',
    official: false,
  }
}

/** All threads come first, then the posts, which name them by their number. */
async function* read(chunks: Chunks): AsyncGenerator<Imported> {
  const threads = new Map<string, Thread>()
  for await (const element of readElements(chunks, ['disqus/thread', 'disqus/post'])) {
    if (element.name === 'post') yield importedOf(element, threads)
    else
      threads.set(element.attributes['dsq:id'] ?? '', {
        url: childText(element, 'link'),
        title: wordsOf(childText(element, 'title')),
      })
  }
}

/** What Disqus calls its export: XML, the words as HTML. */
export const disqus: Importer = { name: 'Disqus', read }
