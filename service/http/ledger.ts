import { readLedger as endpoint } from '../contract/reader.ts'
import { openLedger } from '../operations/reader/read-ledger.ts'
import { ledgerView } from '../presenters/ledger.ts'
import { limited } from './address-limits.ts'
import { requireSitesOrigin, showTo } from './cors.ts'
import { queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import { ledgerQuery } from './schemas/reader.ts'

/** The open ledger as data, for programs. */
export function ledgerRoute(needs: HttpNeeds): Route {
  const readLedger = openLedger(needs)
  return route(endpoint, [limited('reads', needs), queryFields(ledgerQuery)], async (call, { office }) => {
    showTo(call.ctx, 'any-site', needs.origins)
    requireSitesOrigin(call)
    const ledger = ledgerView(await readLedger(office))
    call.ctx.set('Cache-Control', 'public, max-age=60')
    return ledger
  })
}
