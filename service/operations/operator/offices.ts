import type { Office } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from '../member/note.ts'
import { operator } from '../actor.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'nextId'>

/** Adds an office below another. Refuses `conflict` when its id is taken, `not-found` for an unknown parent. */
export async function addOffice(
  needs: Needs,
  office: Pick<Office, 'id' | 'name' | 'kind'> & { parent: string },
): Promise<Office> {
  if (!needs.directory.current().offices.has(office.parent)) throw new Refusal('not-found')
  const added: Office = { ...office, settings: {} }
  if ((await needs.store.offices.addOffice(added)) === 'taken') throw new Refusal('conflict')
  await needs.directory.reload()
  await note(needs, operator, 'office-added', { office: office.id, subjects: [office.id] })
  return added
}

/** Removes an office that nothing hangs on any more; false where something does. */
export async function removeOffice(needs: Needs, id: string): Promise<boolean> {
  const removed = await needs.store.offices.removeOffice(id)
  await needs.directory.reload()
  return removed
}
