import * as contract from '../contract/privacy.ts'
import type { PrivacyKind } from '../contract/privacy.ts'
import { Refusal } from '../domain/refusal.ts'
import { lookupOf } from '../identity/people.ts'
import {
  addressOf,
  type DataHolder,
  eraseOwnData,
  findByDataLink,
  mailOwnData,
  mayErase,
  readOwnData,
} from '../operations/reader/own-data.ts'
import { ownDataView } from '../presenters/own-data.ts'
import { limited } from './address-limits.ts'
import { noBody, readBody } from './body.ts'
import type { Call } from './call.ts'
import { requireSitesOrigin, showTo } from './cors.ts'
import { bodyFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import { privacyBody } from './schemas/privacy.ts'

/**
 * Sends the link, once an address and kind in ten minutes, so that nobody's mailbox is flooded by whoever knows their
 * address. Nobody waits for it: how long it takes would tell whether anything is held.
 */
export async function mailOnce(needs: HttpNeeds, asked: { email: string; kind: PrivacyKind }): Promise<void> {
  if (!needs.mailer) return
  try {
    await needs.addressLimits.spend('lettersTo', `${asked.kind} ${lookupOf(needs.keys, asked.email)}`)
    await mailOwnData(needs, asked)
  } catch (cause) {
    if (!(cause instanceof Refusal)) needs.log.warn({ what: 'sending a letter', cause: String(cause) }, 'failed')
  }
}

/** What was typed is told before anybody is counted. */
const isAddressed = ({ payload }: Call): void => void addressOf(String(payload['email']))

/** What everybody may ask for at any time: all that is held on them, and that it be erased. */
export function privacyRoutes(needs: HttpNeeds): Route[] {
  const anySite = (call: Call): void => {
    showTo(call.ctx, 'any-site', needs.origins)
    requireSitesOrigin(call)
  }
  const holders = new WeakMap<Call, DataHolder>()
  const byLink = async (call: Call): Promise<void> => {
    showTo(call.ctx, 'any-site', needs.origins)
    holders.set(call, await findByDataLink(needs, call.param('token')))
    requireSitesOrigin(call)
  }
  const holderOf = (call: Call): DataHolder => {
    const holder = holders.get(call)
    if (!holder) throw new Error('no guard has found whose data this is')
    return holder
  }
  return [
    route(
      contract.askPrivacyLink,
      [anySite, readBody('json', 'text'), bodyFields(privacyBody), isAddressed, limited('letters', needs)],
      async (_call, { email, kind }) => {
        void mailOnce(needs, { email: addressOf(email), kind })
      },
      202,
    ),
    route(contract.readOwnData, [byLink, limited('reads', needs)], async (call) =>
      ownDataView(await readOwnData(needs, holderOf(call))),
    ),
    route(
      contract.eraseOwnData,
      [byLink, noBody, (call) => mayErase(holderOf(call)), limited('changes', needs)],
      async (call) => {
        await eraseOwnData(needs, holderOf(call))
      },
    ),
  ]
}
