import type { Directory, Office } from '../../../domain/offices.ts'
import { officeKinds, placeIdForm } from '../../../domain/offices.ts'
import { foldName, isPlaceName } from '../../../domain/names.ts'
import { readTable, type TableRow } from '../../../importers/tables.ts'
import { type Plan, planOf, type Reading } from './plan.ts'

export type OfficeDraft = Pick<Office, 'id' | 'name' | 'kind'> & { parent: string }

const columns = ['id', 'name', 'kind', 'parent'] as const

/** What a table of offices would add: parents before those below them, whatever their order in the table. */
export async function planOffices(directory: Directory, table: string): Promise<Plan<OfficeDraft>> {
  const rows = readTable(table, columns)
  const parents = new Map(rows.map(({ cells }) => [cells['id'] ?? '', cells['parent'] ?? '']))
  const plan = await planOf(
    rows,
    ({ id = '' }) => id,
    (cells) => readOffice(directory, parents, cells),
  )
  const depth = (draft: OfficeDraft): number => wayUp(parents, draft.id).length
  return { ...plan, add: plan.add.toSorted((one, other) => depth(one.draft) - depth(other.draft)) }
}

/** The ids above an office within the table; a circle ends where it closes. */
function wayUp(parents: Map<string, string>, id: string): string[] {
  const way = new Set<string>()
  for (let next = parents.get(id); next !== undefined && !way.has(next); next = parents.get(next)) way.add(next)
  return [...way]
}

function readOffice(
  directory: Directory,
  parents: Map<string, string>,
  { id = '', name: raw = '', kind: word = '', parent = '' }: TableRow['cells'],
): Reading<OfficeDraft> {
  const name = foldName(raw)
  if (!placeIdForm.test(id)) return { why: `"${id}" is no id: 3 to 60 small letters, digits or hyphens.` }
  if (!isPlaceName(name)) return { why: 'A name has 1 to 200 characters and no line breaks.' }
  const kind = officeKinds.find((one) => one === word)
  if (kind === undefined) return { why: `"${word}" is no kind: ${officeKinds.join(', ')}.` }
  if (!directory.offices.has(parent) && !parents.has(parent)) return { why: `There is no office ${parent} above it.` }
  if (wayUp(parents, id).includes(id)) return { why: `${id} would stand below itself.` }
  const draft = { id, name, kind, parent }
  const there = directory.offices.get(id)
  if (!there) return { draft }
  const isSame = there.name === name && there.kind === kind && there.parent === parent
  return isSame ? 'same' : { why: `There is an office ${id} already: ${there.name}, below ${there.parent ?? 'none'}.` }
}
