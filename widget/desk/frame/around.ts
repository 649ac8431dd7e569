import { useEffect, useState } from 'preact/hooks'
import { listOffices } from '../../../service/contract/member.ts'
import type { MemberView, OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import type { PageName } from '../place.ts'

export type Around = { offices: OfficeView[]; pages: PageName[] }

/** The pages a member may open, by what the service says their role lets them do. */
function pagesFor({ may }: MemberView): PageName[] {
  const members: PageName[] = may.includes('members') ? ['members'] : []
  const audit: PageName[] = may.includes('audit') ? ['audit'] : []
  return ['insights', 'weekly', ...audit, 'filter', 'holds', 'sites', ...members, 'policy', 'answers', 'account']
}

/** What stands around the queue: the offices in sight, asked for after the queue, which must come first. */
export function useAround(member: MemberView, queueIsThere: boolean): Around {
  const [offices, set] = useState<OfficeView[]>([])
  useEffect(() => {
    if (!queueIsThere) return
    void ask(listOffices, {}).then(
      (found) => set(found.offices),
      () => undefined,
    )
  }, [queueIsThere])
  return { offices, pages: queueIsThere ? pagesFor(member) : [] }
}
