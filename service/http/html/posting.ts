import type { Middleware } from 'koa'
import type { FormShown, HtmlPages, Shell } from '../../contract/html-pages.ts'
import { problemStatus } from '../../contract/problems.ts'
import { isPublic } from '../../domain/comment.ts'
import type { Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { placeOn, rulesAt } from '../../operations/reader/pages.ts'
import { postComment } from '../../operations/reader/post-comment.ts'
import { commentView } from '../../presenters/comments.ts'
import { problemView } from '../../presenters/problems.ts'
import { rulesView } from '../../presenters/threads.ts'
import { networkOf } from '../address-limits.ts'
import { formType, readBody } from '../body.ts'
import type { Call, Payload } from '../call.ts'
import { parsed } from '../fields.ts'
import { readerGuards } from '../finding.ts'
import { header } from '../headers.ts'
import type { HttpNeeds } from '../needs.ts'
import { waitFor } from '../problems.ts'
import { postBody } from '../schemas/reader.ts'
import { answering, type Html } from './answering.ts'
import { newKey } from './keys.ts'
import { nameOf } from './thread.ts'

/** Whether a post comes from a page's form; any other is the API's. */
const isForm = (type: string): boolean => type.split(';', 1)[0]?.trim().toLowerCase() === formType

/** Takes a comment from a page's form: to the thread where it was taken, else back with everything that was typed. */
export function formPosts(needs: HttpNeeds): Middleware {
  const { knownSite, sitesOrigin } = readerGuards(needs)
  const readForm = readBody('form')
  const take = answering(needs, async (call, shell, pages) => {
    await knownSite(call)
    await sitesOrigin(call)
    await readForm(call)
    try {
      return { redirect: await taken(needs, call, shell) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return sentBack(needs, call, shell, pages, error)
    }
  })
  return (ctx, next) => (isForm(header(ctx, 'content-type')) ? take(ctx, next) : next())
}

/** Stores it, and gives the address at which its author reads on. */
async function taken(needs: HttpNeeds, call: Call, { chosen, language }: Shell): Promise<string> {
  const { site } = call
  const body = parsed(postBody, call.payload)
  const network = await networkOf(call, needs)
  const { receipt, masked } = await postComment(needs, { site, network, body })
  const query = new URLSearchParams({
    url: placeOn(site, body).url,
    receipt,
    ...(body.page === undefined ? {} : { page: body.page }),
    ...(masked === 0 ? {} : { masked: String(masked) }),
    ...(chosen ? { lang: language } : {}),
  })
  return `/sites/${site.id}/thread?${query}`
}

async function sentBack(needs: HttpNeeds, call: Call, shell: Shell, pages: HtmlPages, refusal: Refusal): Promise<Html> {
  const { site, payload } = call
  const { detail, fields = {} } = problemView(refusal, shell.language)
  const { office, policy, resting } = rulesAt(needs.directory.current(), site, needs.clock.now())
  waitFor(call.ctx, refusal)
  const [url, page] = [text(payload, 'url'), text(payload, 'page')]
  const document = pages.form({
    ...shell,
    // The address that took the form cannot be read: the form's own page stands in for it.
    here: `/sites/${site.id}/thread?${new URLSearchParams({ url, ...(page === '' ? {} : { page }) })}`,
    site: nameOf(site),
    at: { url, ...(page === '' ? {} : { page }) },
    rules: rulesView({ office, policy, resting }),
    form: await asTyped(needs, site, payload, refusal, fields),
    problem: refusal.code === 'invalid' ? null : detail,
    isNewOne: refusal.code === 'key-reused',
  })
  return { document, status: problemStatus[refusal.code], isPrivate: true }
}

const text = (payload: Payload, name: string): string => {
  const value = payload[name]
  return typeof value === 'string' ? value : ''
}

/**
 * A key that was spent on other words, or is none, is made anew; any other stays, so that sending again is the same.
 */
async function asTyped(
  needs: HttpNeeds,
  site: Site,
  payload: Payload,
  refusal: Refusal,
  { key: wrongKey, ...errors }: Record<string, string>,
): Promise<FormShown> {
  const isSpent = refusal.code === 'key-reused' || wrongKey !== undefined
  const parent = text(payload, 'parent')
  const answered = parent === '' || errors['parent'] !== undefined ? null : await parentShown(needs, site, parent)
  return {
    key: isSpent ? newKey(needs.chance) : text(payload, 'key'),
    parent: parent === '' ? null : parent,
    to: answered,
    title: text(payload, 'title'),
    name: text(payload, 'name'),
    email: text(payload, 'email'),
    text: text(payload, 'text'),
    errors,
  }
}

/** The comment that is answered, where it can be shown: what was typed comes back also while the store is away. */
async function parentShown({ store }: Pick<HttpNeeds, 'store'>, site: Site, id: string) {
  try {
    const found = await store.comments.byId(id)
    return found && found.site === site.id && isPublic(found) ? commentView(found) : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
