import type { Middleware } from 'koa'
import { Refusal } from '../../domain/refusal.ts'
import { lookupOf } from '../../identity/people.ts'
import { addressOf, eraseOwnData, mailOwnData, readOwnData } from '../../operations/reader/own-data.ts'
import { ownComments, ownDataView } from '../../presenters/own-data.ts'
import { limited } from '../address-limits.ts'
import { readBody } from '../body.ts'
import { Call } from '../call.ts'
import type { HttpNeeds } from '../needs.ts'
import type { Drawing } from './answering.ts'

const isPrivate = true

/** Asks for the address to which a link to all that is held on it is sent. */
export const drawOwnDataForm =
  ({ mailer }: Pick<HttpNeeds, 'mailer'>): Drawing =>
  async (_call, shell, pages) => ({
    document: pages.ownDataForm({ ...shell, email: '', step: mailer ? 'ask' : 'off', error: null }),
    isPrivate,
  })

/** Sends it, if anything is held. Whoever asks reads the same in either case, and at once. */
export function askOwnData(needs: HttpNeeds): Drawing {
  const guards = [readBody('form'), limited('letters', needs)]
  return async (call, shell, pages) => {
    for (const guard of guards) await guard(call)
    const typed = String(call.payload['email'] ?? '')
    if (!needs.mailer) throw new Refusal('not-found')
    try {
      const email = addressOf(typed)
      void mailOnce(needs, email)
      return { document: pages.ownDataForm({ ...shell, email, step: 'sent', error: null }), isPrivate }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const wrong = error.fields?.['email']?.[shell.language] ?? null
      return {
        document: pages.ownDataForm({ ...shell, email: typed, step: 'ask', error: wrong }),
        status: 422,
        isPrivate,
      }
    }
  }
}

/** Nobody's mailbox is flooded by whoever knows their address. */
async function mailOnce(needs: HttpNeeds, email: string): Promise<void> {
  try {
    await needs.addressLimits.spend('lettersTo', lookupOf(needs.keys, email))
    await mailOwnData(needs, email)
  } catch (cause) {
    if (!(cause instanceof Refusal)) needs.log.warn({ what: 'sending a letter', cause: String(cause) }, 'failed')
  }
}

/** All that is held on whoever has this link. */
export const drawOwnData =
  (needs: HttpNeeds): Drawing =>
  async (call, shell, pages) => {
    const token = call.param('token')
    const held = await readOwnData(needs, token)
    return {
      document: pages.ownData({ ...shell, token, email: held.email, comments: ownComments(held) }),
      isPrivate,
    }
  }

/** The same and the rest, as a file to be kept. */
export const sendOwnData =
  (needs: HttpNeeds): Middleware =>
  async (ctx) => {
    const call = new Call(ctx)
    await limited('reads', needs)(call)
    const held = await readOwnData(needs, call.param('token'))
    ctx.set('Cache-Control', 'no-store')
    ctx.set('Content-Disposition', 'attachment; filename="data-saya.json"')
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.type = 'application/json'
    ctx.body = JSON.stringify(ownDataView(held), null, 2)
  }

/** Erases it for good. */
export function eraseByLink(needs: HttpNeeds): Drawing {
  const changes = limited('changes', needs)
  return async (call, shell, pages) => {
    await changes(call)
    await eraseOwnData(needs, call.param('token'))
    return { document: pages.ownDataErased(shell), isPrivate }
  }
}
