import type { Directory } from '../../../domain/offices.ts'
import { foldName, isPlaceName } from '../../../domain/names.ts'
import { placeIdForm } from '../../../domain/offices.ts'
import { normaliseOrigin } from '../../../domain/page-urls.ts'
import { readTable, type TableRow } from '../../../importers/tables.ts'
import { type Plan, planOf, type Reading } from './plan.ts'

export type SiteDraft = { id: string; name: string; office: string; origins: string[] }

const columns = ['id', 'name', 'office', 'origins'] as const

/** What a table of sites would add; several origins of one site stand in one cell, with blanks between them. */
export function planSites(directory: Directory, table: string): Promise<Plan<SiteDraft>> {
  return planOf(
    readTable(table, columns),
    ({ id = '' }) => id,
    (cells) => readSite(directory, cells),
  )
}

function readSite(
  directory: Directory,
  { id = '', name: raw = '', office = '', origins: cell = '' }: TableRow['cells'],
): Reading<SiteDraft> {
  const name = foldName(raw)
  if (!placeIdForm.test(id)) return { why: `"${id}" is no id: 3 to 60 small letters, digits or hyphens.` }
  if (!isPlaceName(name)) return { why: 'A name has 1 to 200 characters and no line breaks.' }
  if (!directory.offices.has(office)) return { why: `There is no office ${office}.` }
  const origins = cell.split(/\s+/).filter(Boolean)
  const read = [...new Set(origins.flatMap((one) => normaliseOrigin(one) ?? []))]
  const odd = origins.find((one) => normaliseOrigin(one) === null)
  if (odd !== undefined || read.length === 0) return { why: `"${odd ?? ''}" is no origin like https://name.go.id.` }
  const there = directory.sites.get(id)
  if (!there) return { draft: { id, name, office, origins: read } }
  const isSame = there.name === name && there.office === office && there.origins.join(' ') === read.join(' ')
  return isSame ? 'same' : { why: `There is a site ${id} already: ${there.name}, ${there.origins.join(' ')}.` }
}
