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

/** Names of people, offices and sites. */
export function checkName(name: string, most = 60): string {
  const folded = foldName(name)
  if (most === 60 ? isName(folded) : isPlaceName(folded)) return folded
  throw new Usage(`A name has 1 to ${most} characters and no line breaks.`)
}
