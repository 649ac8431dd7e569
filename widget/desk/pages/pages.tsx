import type { MemberView, OfficeView } from '../../../service/contract/views.ts'
import type { PageName } from '../place.ts'
import { AccountPage } from './account.tsx'
import { AnswersPage } from './answers.tsx'
import { FilterPage } from './filter.tsx'
import { HoldsPage } from './holds.tsx'
import { MembersPage } from './members.tsx'
import { PolicyPage } from './policy.tsx'
import { SitesPage } from './sites.tsx'

export type PagesProps = {
  page: PageName
  member: MemberView
  offices: OfficeView[]
  renamed(member: MemberView): void
  leave(): Promise<void>
}

/** Everything but the queue, in one piece that is fetched when the first of them is opened. */
export function Pages({ page, member, offices, renamed, leave }: PagesProps) {
  if (page === 'filter') return <FilterPage mayJudge={member.may.includes('decide')} />
  if (page === 'holds') return <HoldsPage mayChange={member.may.includes('decide')} />
  if (page === 'sites') return <SitesPage offices={offices} mayChange={member.may.includes('sites')} />
  if (page === 'members') return <MembersPage offices={offices} me={member} />
  if (page === 'policy')
    return <PolicyPage offices={offices} own={member.office} mayChange={member.may.includes('policy')} />
  if (page === 'answers')
    return <AnswersPage offices={offices} own={member.office} mayChange={member.may.includes('policy')} />
  return <AccountPage member={member} renamed={renamed} leave={leave} />
}
