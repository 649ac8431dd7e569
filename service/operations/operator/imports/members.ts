import type { Role } from '../../../contract/views.ts'
import { foldName, isName } from '../../../domain/names.ts'
import { roles } from '../../../domain/permissions.ts'
import { isAddress } from '../../../identity/addresses.ts'
import { lookupOf } from '../../../identity/people.ts'
import { readTable, type TableRow } from '../../../importers/tables.ts'
import type { Collaborators } from '../../collaborators.ts'
import { type Plan, planOf, type Reading } from './plan.ts'

export type MemberDraft = { email: string; name: string; role: Role; office: string }

const columns = ['email', 'name', 'role', 'office'] as const

/** What a table of members would add. Nobody's role or office is changed by a table. */
export function planMembers(
  { store, directory, keys }: Pick<Collaborators, 'store' | 'directory' | 'keys'>,
  table: string,
): Promise<Plan<MemberDraft>> {
  const { offices } = directory.current()
  const read = async ({ email = '', office = '', ...cells }: TableRow['cells']): Promise<Reading<MemberDraft>> => {
    const name = foldName(cells['name'] ?? '')
    const role = roles.find((one) => one === cells['role'])
    if (!isAddress(email)) return { why: `"${email}" is no e-mail address.` }
    if (!isName(name)) return { why: 'A name has 1 to 60 characters and no line breaks.' }
    if (role === undefined) return { why: `"${cells['role']}" is no role: ${roles.join(', ')}.` }
    if (!offices.has(office)) return { why: `There is no office ${office}.` }
    const there = await store.members.byLookup(lookupOf(keys, email))
    if (!there) return { draft: { email, name, role, office } }
    const isSame = there.role === role && there.office === office
    return isSame ? 'same' : { why: `${email} is ${there.role} of ${there.office} already.` }
  }
  return planOf(readTable(table, columns), ({ email = '' }) => email.toLowerCase(), read)
}
