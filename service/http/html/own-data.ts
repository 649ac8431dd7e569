import type { Middleware } from 'koa'
import type { OwnDataFormPage, Shell } from '../../contract/html-pages.ts'
import type { PrivacyKind } from '../../contract/privacy.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  addressOf,
  type DataHolder,
  eraseOwnData,
  findByDataLink,
  readOwnData,
} from '../../operations/reader/own-data.ts'
import { ownComments, ownDataView } from '../../presenters/own-data.ts'
import { limited } from '../address-limits.ts'
import { readBody } from '../body.ts'
import { Call } from '../call.ts'
import type { HttpNeeds } from '../needs.ts'
import { mailOnce } from '../privacy.ts'
import type { Drawing, Html } from './answering.ts'

const isPrivate = true
const place = '/privasi'

/** What a form brought; a field sent empty or not at all is ''. */
const sent = ({ payload }: Call, name: string): string => String(payload[name] ?? '')

/** A page that answers a form has the form's own address as its place. */
const at = (shell: Shell): Shell => ({ ...shell, here: place })

type Asking = Pick<OwnDataFormPage, 'step'> & Partial<Pick<OwnDataFormPage, 'email' | 'kind' | 'error'>>
const form = (shell: Shell, { step, email = '', kind = 'export', error = null }: Asking): OwnDataFormPage => ({
  ...at(shell),
  step,
  email,
  kind,
  error,
})

/** What is kept and for how long, and two forms for the address to which a link to all of it is sent. */
export const drawOwnDataForm =
  ({ mailer }: Pick<HttpNeeds, 'mailer'>): Drawing =>
  async (_call, shell, pages) => ({ document: pages.ownDataForm(form(shell, { step: mailer ? 'ask' : 'off' })) })

/** The old address, and what only forms are sent to. */
export const toOwnDataForm: Drawing = async ({ query }) => {
  const lang = query.get('lang')
  return { redirect: lang === null ? place : `${place}?${new URLSearchParams({ lang })}` }
}

/** Sends it, if anything is held. Whoever asks reads the same in either case, and at once. */
export function askOwnData(needs: HttpNeeds): Drawing {
  const guards = [readBody('form'), limited('letters', needs)]
  return async (call, shell, pages) => {
    for (const guard of guards) await guard(call)
    if (!needs.mailer) throw new Refusal('not-found')
    const typed = sent(call, 'email')
    const kind: PrivacyKind = sent(call, 'kind') === 'erase' ? 'erase' : 'export'
    try {
      const email = addressOf(typed)
      void mailOnce(needs, { email, kind })
      return { document: pages.ownDataForm(form(shell, { step: 'sent', email, kind })), isPrivate }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const wrong = error.fields?.['email']?.[shell.language] ?? null
      const asked = form(shell, { step: 'ask', email: typed, kind, error: wrong })
      return { document: pages.ownDataForm(asked), status: 422, isPrivate }
    }
  }
}

/** Finds whose the link is that a form brought, be it pasted whole; else says that it is over. */
function byLink(
  needs: HttpNeeds,
  limit: 'reads' | 'changes',
  draw: (holder: DataHolder, token: string, ...rest: Parameters<Drawing>) => Promise<Html>,
): Drawing {
  const guards = [readBody('form'), limited(limit, needs)]
  return async (call, shell, pages) => {
    for (const guard of guards) await guard(call)
    const token = sent(call, 'token').trim().replace(/^.*#/, '')
    try {
      return await draw(await findByDataLink(needs, token), token, call, at(shell), pages)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
      return { document: pages.ownDataForm(form(shell, { step: 'over' })), status: 404, isPrivate }
    }
  }
}

/** All that is held on whoever has this link. */
export const drawOwnData = (needs: HttpNeeds): Drawing =>
  byLink(needs, 'reads', async (holder, token, _call, shell, pages) => {
    const held = await readOwnData(needs, holder)
    const shown = { ...shell, token, kind: holder.kind, email: held.email, comments: ownComments(held) }
    return { document: pages.ownData(shown), isPrivate }
  })

/** The same and the rest, as a file to be kept. */
export const sendOwnData =
  (needs: HttpNeeds): Middleware =>
  async (ctx) => {
    const call = new Call(ctx)
    await readBody('form')(call)
    await limited('reads', needs)(call)
    const held = await readOwnData(needs, await findByDataLink(needs, sent(call, 'token')))
    ctx.set('Cache-Control', 'no-store')
    ctx.set('Content-Disposition', 'attachment; filename="data-saya.json"')
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.type = 'application/json'
    ctx.body = JSON.stringify(ownDataView(held), null, 2)
  }

/** Erases it for good. */
export const eraseByLink = (needs: HttpNeeds): Drawing =>
  byLink(needs, 'changes', async (holder, _token, _call, shell, pages) => {
    await eraseOwnData(needs, holder)
    return { document: pages.ownDataErased(shell), isPrivate }
  })
