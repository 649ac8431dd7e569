import { limits } from '../../contract/limits.ts'
import type { Directory, Office, Site } from '../../domain/offices.ts'
import { type Opening, openingOf } from '../../domain/opening.ts'
import { pageId } from '../../domain/page.ts'
import { originOf, pageKeyOf } from '../../domain/page-urls.ts'
import type { Policy } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { statementAt } from '../../domain/statement.ts'
import type { StatementShown } from '../../presenters/threads.ts'
import { policyIn } from '../../domain/tree.ts'

export type PlaceInput = { url: string; page?: string | undefined }

/** An address on a site, normalised: the page's id is known before anything is stored. */
export type Place = { id: string; key: string; url: string }

const notOfTheSite = {
  id: `Bukan alamat http(s) di situs ini, atau lebih dari ${limits.urlLength} huruf.`,
  en: `Not an http(s) address on this site, or longer than ${limits.urlLength} characters.`,
}

/** Normalises an address and makes sure it is the site's own, else `invalid` on `url`. */
export function placeOn(site: Site, input: PlaceInput): Place {
  const found = pageKeyOf(input)
  const origin = found && originOf(found.url)
  if (!found || !origin || !site.origins.includes(origin)) {
    throw new Refusal('invalid', { fields: { url: notOfTheSite } })
  }
  return { id: pageId(site.id, found.key), key: found.key, url: found.url }
}

/** What an office says above the comments now, in its own name. */
function statementOf({ offices }: Directory, policy: Policy, now: number): StatementShown | null {
  const said = statementAt(policy, now)
  return said && { ...said, office: { id: said.office, name: offices.get(said.office)?.name ?? said.office } }
}

/** Who answers for a site, and by which rules, now. */
export function rulesAt(
  directory: Directory,
  site: Site,
  now: number,
): { office: Office; policy: Policy; opening: Opening; statement: StatementShown | null } {
  const office = directory.offices.get(site.office)
  if (!office) throw new Error(`site ${site.id} names an office that does not exist`)
  const policy = policyIn(directory, office.id)
  return { office, policy, opening: openingOf(policy, now), statement: statementOf(directory, policy, now) }
}
