import type { Site } from '../../domain/offices.ts'
import { normaliseOrigin } from '../../domain/page-urls.ts'
import { Refusal } from '../../domain/refusal.ts'
import { siteCode } from '../../domain/site-codes.ts'
import { type Actor, mustSee, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { noteMove, rehomeSite } from '../operator/rehome.ts'
import { entryOf, note } from './note.ts'

type Reads = Pick<Collaborators, 'directory'>
type Writes = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

export type SiteInput = { name: string; office: string; origins: string[] }

/** Sites in the member's sight. */
export function listSites({ directory }: Reads, actor: Actor): Site[] {
  permit(actor, 'read')
  const held = directory.current()
  return [...held.sites.values()].filter((site) => sees(held, actor, site.office))
}

const wrong = {
  origins: {
    id: 'Alamat situs berbentuk https://nama.go.id, tanpa jalur.',
    en: 'An origin looks like https://name.go.id, without a path.',
  },
  office: { id: 'Kantor ini tidak ada.', en: 'There is no such office.' },
}

function readSite({ directory }: Reads, actor: Actor, { name, office, origins }: SiteInput): SiteInput {
  const read = origins.map(normaliseOrigin)
  if (read.includes(null) || read.length === 0) throw new Refusal('invalid', { fields: { origins: wrong.origins } })
  const held = directory.current()
  if (!held.offices.has(office) || !sees(held, actor, office))
    throw new Refusal('invalid', { fields: { office: wrong.office } })
  return { name, office, origins: [...new Set(read.filter((origin) => origin !== null))] }
}

/** Registers a site. Refuses `conflict` when its id is taken. */
export async function addSite(
  needs: Writes,
  actor: Actor,
  { id, ...input }: SiteInput & { id: string },
): Promise<Site> {
  permit(actor, 'sites')
  const read = readSite(needs, actor, input)
  const codes = new Set([...needs.directory.current().sites.values()].map((site) => site.code))
  for (;;) {
    const code = siteCode(id, codes)
    const site: Site = { id, code, ...read, createdAt: needs.clock.now() }
    const added = await needs.store.offices.addSite(site)
    if (added === 'taken') throw new Refusal('conflict')
    if (added === 'code-taken') {
      codes.add(code)
      continue
    }
    await needs.directory.reload()
    await note(needs, actor, 'site-added', { office: site.office, subjects: [id] })
    return site
  }
}

/** Changes a site. In another office, its comments go with it: whoever saw them there sees them no longer. */
export async function changeSite(
  needs: Writes,
  actor: Actor,
  { id, ...input }: SiteInput & { id: string },
): Promise<Site> {
  await needs.directory.reload()
  const held = needs.directory.current()
  const site = held.sites.get(id)
  if (!site) throw new Refusal('not-found')
  mustSee(held, actor, site.office)
  permit(actor, 'sites')
  const read = readSite(needs, actor, input)
  const move = { site: id, from: site.office, since: needs.clock.now() }
  const isMoved = read.office !== site.office
  if (isMoved) await noteMove(needs, move)
  await needs.store.offices.changeSite(id, read)
  await needs.directory.reload()
  // The office it leaves can read that it did.
  const offices = [read.office, site.office]
  await needs.store.audit.append(entryOf(needs, actor, 'site-changed', { offices, subjects: [id] }))
  if (isMoved) await rehomeSite(needs, move)
  return { ...site, ...read }
}
