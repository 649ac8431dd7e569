import { LRUCache } from 'lru-cache'
import { limits } from '../../contract/limits.ts'
import { type Directory, type Office, officeNamed, type Site } from '../../domain/offices.ts'
import { engagementAt, lastEdge, nextEdge, type Opening, openingOf } from '../../domain/opening.ts'
import { pageId } from '../../domain/page.ts'
import { originOf, pageKeyOf } from '../../domain/page-urls.ts'
import type { Policy } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { statementAt } from '../../domain/statement.ts'
import type { StatementShown } from '../../presenters/threads.ts'
import { policyAt } from '../../domain/staged-policy.ts'
import type { Stage } from '../../domain/stages.ts'
import { closingsOver, policyIn } from '../../domain/tree.ts'
import { zoneOf } from '../../domain/office-zones.ts'

export type PlaceInput = { url: string; page?: string | undefined }

/** An address on a site, normalised: the page's id is known before anything is stored. */
export type Place = { id: string; key: string; url: string }

const notOfTheSite = {
  id: `Bukan alamat http(s) di situs ini, atau lebih dari ${limits.urlLength} huruf.`,
  en: `Not an http(s) address on this site, or longer than ${limits.urlLength} characters.`,
}

const keptPlaces = 500
/** An address that is kept has at most so many characters: longer ones are nobody's habit. */
const keptLength = 1_000
const places = new WeakMap<Site, LRUCache<string, Place>>()

/**
 * Normalises an address and makes sure it is the site's own, else `invalid` on `url`. Worked out once as long as the
 * site stays what it is: readers of one page all send the same.
 */
export function placeOn(site: Site, { url, page }: PlaceInput): Place {
  const known = places.get(site) ?? new LRUCache<string, Place>({ max: keptPlaces })
  places.set(site, known)
  const asked = page === undefined ? url : `${page}\0${url}`
  const place = known.get(asked) ?? workOut(site, { url, page })
  if (asked.length <= keptLength) known.set(asked, place)
  return place
}

function workOut(site: Site, input: PlaceInput): Place {
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
  return said && { ...said, office: officeNamed(offices, said.office) }
}

/** What stands at a moment by an office's policy as its calendar and clocks have it, and from when until when. */
export type Rules = {
  office: Office
  /** as the stage changes it */
  policy: Policy
  stage: Stage | null
  opening: Opening
  statement: StatementShown | null
  /** whether supports and reactions rest, since it is quiet */
  resting: boolean
  /** the edges of the calendar between which all this holds, in milliseconds UTC */
  holds: { from: number; until: number }
}

/** A directory is read anew, never changed: what was found in one holds between two edges of the calendar. */
const rulesFound = new WeakMap<Directory, Map<string, Rules>>()

/**
 * Who answers for a site, and by which rules, now. Every read and every post asks, and finds the same until an edge.
 */
export function rulesAt(directory: Directory, site: Site, now: number): Rules {
  const found = rulesFound.get(directory) ?? new Map<string, Rules>()
  const known = found.get(site.office)
  if (known && known.holds.from <= now && now < known.holds.until) return known
  const office = directory.offices.get(site.office)
  if (!office) throw new Error(`site ${site.id} names an office that does not exist`)
  const rules = rulesOf(directory, office, now)
  rulesFound.set(directory, found.set(office.id, rules))
  return rules
}

function rulesOf(directory: Directory, office: Office, now: number): Rules {
  const lasting = policyIn(directory, office.id)
  const where = { zone: zoneOf(directory, office.id), closings: closingsOver(directory, office.id) }
  const { policy, stage } = policyAt(lasting, where.zone, now)
  const engagement = engagementAt(policy, now, stage)
  return {
    office,
    policy,
    stage,
    resting: !engagement.open && engagement.code === 'quiet-period',
    opening: openingOf(lasting, now, where),
    statement: statementOf(directory, lasting, now),
    holds: { from: lastEdge(lasting, now, where), until: nextEdge(lasting, now, where) },
  }
}
