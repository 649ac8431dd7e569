import type { Office } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isWithin } from '../../domain/tree.ts'
import type { Collaborators } from '../collaborators.ts'
import { entryOf } from '../member/note.ts'
import { layAppealsBelow } from './rehome.ts'
import { operator } from '../actor.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

const held = 'move-office'
/** A move is a few writes; whoever was killed in one holds up others for so long. */
const heldFor = 10_000

const below = {
  id: 'Kantor tidak dapat ditempatkan di bawah dirinya sendiri atau di bawah kantor yang ada di bawahnya.',
  en: 'An office cannot stand below itself, or below one that stands below it.',
}

/**
 * Puts an office, with all below it, under another: settings are inherited from there, members there see it, and those
 * of the office before see it no longer. One at a time, so that two moves never close a circle. Refuses `not-found` for
 * an unknown office or parent, `invalid` for the root and for a circle, `unavailable` while another move is made.
 */
export async function moveOffice(needs: Needs, { id, parent }: { id: string; parent: string }): Promise<Office> {
  const { store, clock } = needs
  const [holder, now] = [needs.nextId(''), clock.now()]
  const isOurs = await store.meta.lease(held, holder, now, now + heldFor)
  if (!isOurs) throw new Refusal('unavailable', { retryAfter: heldFor / 1_000 })
  try {
    return await move(needs, { id, parent })
  } finally {
    await store.meta.lease(held, holder, now, now)
  }
}

async function move(needs: Needs, { id, parent }: { id: string; parent: string }): Promise<Office> {
  const { store, directory } = needs
  await directory.reload()
  const current = directory.current()
  const office = current.offices.get(id)
  if (!office || !current.offices.has(parent)) throw new Refusal('not-found')
  if (office.parent === null || isWithin(current, parent, id))
    throw new Refusal('invalid', { fields: { parent: below } })
  if (office.parent === parent) return office
  // Written down before it is carried out, for the office it leaves to read as well.
  const offices = [id, office.parent, parent]
  await store.audit.append(entryOf(needs, operator, 'office-moved', { offices, subjects: [id] }))
  if (!(await store.offices.moveOffice(id, { from: office.parent, to: parent }))) throw new Refusal('conflict')
  await directory.reload()
  await layAppealsBelow(needs, id)
  return { ...office, parent }
}
