import type { PageAddress } from '../../contract/html-pages.ts'
import { readShared } from '../../operations/reader/read-shared.ts'
import { commentView } from '../../presenters/comments.ts'
import type { HttpNeeds } from '../needs.ts'
import type { Drawing } from './answering.ts'
import { nameOf } from './thread.ts'

const keyed = 'page:'

/** A page as addresses name it: by its own key where its site gives it one. */
const addressOf = ({ url, key }: { url: string; key: string }): PageAddress =>
  key.startsWith(keyed) ? { url, page: key.slice(keyed.length) } : { url }

/** One published comment with its official answers. */
export function drawShared(needs: Pick<HttpNeeds, 'store' | 'directory'>): Drawing {
  return async (call, shell, pages) => {
    const { comment, answers, above, page, site, office } = await readShared(needs, call.param('id'))
    const document = pages.share({
      ...shell,
      site: nameOf(site),
      office: { id: office.id, name: office.name },
      at: addressOf(page),
      title: page.title,
      comment: commentView(comment),
      above,
      answers: answers.map((answer) => commentView(answer)),
    })
    return { document }
  }
}
