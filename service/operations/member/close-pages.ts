import { limits } from '../../contract/limits.ts'
import { type ClosingAbove, closesAt } from '../../domain/closing.ts'
import type { Directory, Office } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { lengthOf, oneLine } from '../../domain/texts.ts'
import { closingsOver, officesWithin } from '../../domain/tree.ts'
import { type Actor, findOffice, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from './note.ts'

type Reads = Pick<Collaborators, 'directory' | 'clock'>
type Writes = Reads & Pick<Collaborators, 'store' | 'nextId'>

/** What keeps an office's pages closed now, and how far its own switch reaches, with the offices' records by id. */
export type ClosingShown = {
  own: ClosingAbove | null
  above: ClosingAbove[]
  reach: { offices: number; sites: number }
  offices: Map<string, Office>
}

const says = {
  reason: { id: 'Alasan 1–200 huruf.', en: 'A reason has 1–200 characters.' },
  until: { id: 'Harus waktu yang akan datang.', en: 'Must be a time to come.' },
}

function shown(directory: Directory, id: string, now: number): ClosingShown {
  const closings = closingsOver(directory, id).filter((closing) => closesAt(closing, now))
  const within = new Set(officesWithin(directory, id))
  const sites = [...directory.sites.values()].filter(({ office }) => within.has(office)).length
  return {
    own: closings.find(({ office }) => office === id) ?? null,
    above: closings.filter(({ office }) => office !== id),
    reach: { offices: within.size, sites },
    offices: directory.offices,
  }
}

/** What keeps the pages of an office closed, and who closed them. Refuses `not-found`. */
export function readClosing(needs: Reads, actor: Actor, id: string): ClosingShown {
  permit(actor, 'read')
  findOffice(needs.directory.current(), actor, id)
  return shown(needs.directory.current(), id, needs.clock.now())
}

function readBody(given: { reason: string; until?: string | undefined }, now: number) {
  const reason = oneLine(given.reason)
  const until = given.until === undefined ? null : Date.parse(given.until)
  const fields: Record<string, { id: string; en: string }> = {}
  if (reason === '' || lengthOf(reason) > limits.closingReasonLength) fields['reason'] = says.reason
  // What is no time is NaN, and no time to come.
  if (until !== null && !(until > now)) fields['until'] = says.until
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  return { reason, at: now, until }
}

async function save(needs: Writes, id: string, closing: Parameters<Writes['store']['offices']['saveClosing']>[1]) {
  if (!(await needs.store.offices.saveClosing(id, closing))) throw new Refusal('not-found')
  await needs.directory.reload()
}

/**
 * Closes all pages of an office and of those below, whatever they set themselves, for a reason that readers are told,
 * until it is opened again or the end that is given. Sent again it has the new reason and end. Refuses `not-found`,
 * `invalid`.
 */
export async function closePages(
  needs: Writes,
  actor: Actor,
  { id, ...body }: { id: string; reason: string; until?: string | undefined },
): Promise<ClosingShown> {
  findOffice(needs.directory.current(), actor, id)
  permit(actor, 'policy')
  const closing = readBody(body, needs.clock.now())
  await save(needs, id, closing)
  await note(needs, actor, 'pages-closed', { office: id, subjects: [], reason: closing.reason })
  return shown(needs.directory.current(), id, needs.clock.now())
}

/** Opens them again, as each office has them itself. What is open already stays so. Refuses `not-found`. */
export async function openPages(needs: Writes, actor: Actor, id: string): Promise<ClosingShown> {
  findOffice(needs.directory.current(), actor, id)
  permit(actor, 'policy')
  // Another process may have closed them a moment ago.
  await needs.directory.reload()
  if (needs.directory.current().offices.get(id)?.closing) {
    await save(needs, id, null)
    await note(needs, actor, 'pages-opened', { office: id, subjects: [] })
  }
  return shown(needs.directory.current(), id, needs.clock.now())
}
