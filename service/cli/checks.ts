import { foldName, isName, isPlaceName } from '../domain/names.ts'
import { placeIdForm } from '../domain/offices.ts'
import { Usage } from './command.ts'

/** Ids of sites and offices, which stand in addresses. */
export function checkId(id: string): string {
  if (!placeIdForm.test(id)) {
    throw new Usage(`An id is 3 to 60 small letters, digits or hyphens; "${id}" is not.`)
  }
  return id
}

/** Names of people, folded. */
export function checkName(name: string): string {
  const folded = foldName(name)
  if (isName(folded)) return folded
  throw new Usage('A name has 1 to 60 characters and no line breaks.')
}

/** Names of offices and sites, and titles of pages, folded. */
export function checkPlaceName(name: string): string {
  const folded = foldName(name)
  if (isPlaceName(folded)) return folded
  throw new Usage('A name has 1 to 200 characters and no line breaks.')
}
