import type { Comment } from '../domain/comment.ts'
import type { Page } from '../domain/page.ts'
import { erasePerson, exportPerson, type Held } from '../operations/operator/people.ts'
import { type Command, telling, Usage } from './command.ts'
import { many } from './texts.ts'

const email = { type: 'string' } as const
const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())
const noOne = (address: string): string => `Nothing is held on ${address}.`

/** One comment as its author may ask for it: all that is kept of it, and not who decided. */
function commentOf(comment: Comment, page: Page | undefined): object {
  const { author, verdict, history } = comment
  return {
    id: comment.id,
    receipt: comment.receipt,
    site: comment.site,
    office: comment.office,
    page: page && { url: page.url, title: page.title },
    parent: comment.parent,
    name: author.name,
    avatar: author.avatar,
    browser: author.kind === 'reader' ? author.reader : null,
    text: comment.text,
    state: comment.state,
    createdAt: iso(comment.createdAt),
    editedAt: iso(comment.editedAt),
    decidedAt: iso(comment.decidedAt),
    judged: verdict,
    history: history.map(({ at, by, act, to, reason }) => ({ at: iso(at), by: by.kind, act, state: to, reason })),
  }
}

/** Everything held on a person, as they may take it away. */
function heldView({ person, email: address, comments }: Held, pages: Map<string, Page>): object {
  return {
    email: address,
    since: iso(person.createdAt),
    comments: comments.map((comment) => commentOf(comment, pages.get(comment.page))),
  }
}

const exporting: Command = {
  name: 'people export',
  does: 'Prints everything held on a person, as JSON.',
  usage: '--email ADDRESS > FILE',
  options: { email },
  help: ['--email ADDRESS   the address they wrote with; make sure that it is theirs who asks'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const needs = await open()
    const held = await telling(exportPerson(needs, address), { 'not-found': noOne(address) })
    const pages = await needs.store.pages.byIds([...new Set(held.comments.map((comment) => comment.page))])
    const view = heldView(held, new Map(pages.map((page) => [page.id, page])))
    terminal.answer(view, JSON.stringify(view, null, 2).split('\n'))
    if (held.email === null)
      terminal.say('The key to their address is not here, so that the address itself cannot be shown.')
  },
}

const erasing: Command = {
  name: 'people erase',
  does: 'Erases a person for good: words, names, browser, address and its key.',
  usage: '--email ADDRESS [--yes]',
  options: { email, yes: { type: 'boolean' } },
  help: ['--email ADDRESS   the address they wrote with; make sure that it is theirs who asks', '--yes   do not ask'],
  async run({ given, open, terminal }) {
    given.none()
    const address = given.required('email')
    const needs = await open()
    const { comments } = await telling(exportPerson(needs, address), { 'not-found': noOne(address) })
    const question = `This erases ${many(comments.length, 'comment')} and everything else held on them.`
    const sure = given.has('yes') || (await terminal.confirm(question, address))
    if (!sure) throw new Usage('Nothing was erased. Type the address when asked, or add --yes.')
    const erased = await erasePerson(needs, address)
    terminal.answer({ erased: true, comments: erased.comments }, [`Erased, with ${many(erased.comments, 'comment')}.`])
  },
}

export const people = [exporting, erasing]
