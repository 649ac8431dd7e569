import type { Language } from '../contract/languages.ts'
import { limits } from '../contract/limits.ts'
import * as contract from '../contract/member.ts'
import { type Audit, exportAudit, readAudit, readChain } from '../operations/member/read-audit.ts'
import { auditHead, auditRow, auditView, chainView } from '../presenters/audit.ts'
import { queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route, written } from './route.ts'
import * as fields from './schemas/member.ts'
import { sendTable } from './sending.ts'
import type { MemberGuards } from './session.ts'

async function* table(pages: AsyncIterable<Audit>, language: Language): AsyncGenerator<string> {
  yield auditHead(language)
  for await (const page of pages) for (const entry of page.entries) yield auditRow(entry, page)
}

/** Who did what and why: read, taken along as a table, and whether all of it is still there. */
export function auditRoutes(needs: HttpNeeds, may: MemberGuards): Route[] {
  return [
    route(
      contract.readAudit,
      [may.signedIn, may.askedOfficeInSight, may.permitted('audit'), queryFields(fields.auditQuery)],
      async ({ actor }, { limit = limits.threadLimit, after, ...asked }) => {
        const audit = await readAudit(needs, actor, { ...asked, after, limit })
        return { entries: audit.entries.map((entry) => auditView(entry, audit)), next: audit.next }
      },
    ),
    route(
      contract.exportAudit,
      [may.signedIn, may.askedOfficeInSight, may.permitted('audit'), queryFields(fields.auditFilter)],
      async ({ ctx, actor, language }, asked) => {
        const pages = exportAudit(needs, actor, asked)
        sendTable(ctx, 'jejak-keputusan', table(pages, language))
        return written
      },
    ),
    route(contract.readChain, [may.signedIn, may.permitted('audit')], async () => chainView(await readChain(needs))),
  ]
}
