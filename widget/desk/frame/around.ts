import { useEffect, useState } from 'preact/hooks'
import { listMembers, listOffices, listSites } from '../../../service/contract/member.ts'
import type { OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import type { PageName } from '../place.ts'

export type Around = { offices: OfficeView[]; pages: PageName[] }

/**
 * What stands around the queue: the offices in sight, and the pages this member may open. The service is asked,
 * because the desk holds no copy of who may what; it is asked after the queue, which must come first.
 */
export function useAround(queueIsThere: boolean): Around {
  const [around, set] = useState<Around>({ offices: [], pages: [] })
  useEffect(() => {
    if (!queueIsThere) return
    const allowed = async (page: PageName, call: Promise<unknown>): Promise<PageName[]> =>
      call.then(
        () => [page],
        () => [],
      )
    void Promise.all([
      ask(listOffices, {}).then(
        ({ offices }) => offices,
        () => [],
      ),
      allowed('sites', ask(listSites, {})),
      allowed('members', ask(listMembers, {})),
    ]).then(([offices, sites, members]) => {
      set({
        offices,
        pages: [...sites, ...members, ...(offices.length > 0 ? (['policy'] as const) : []), 'account'],
      })
    })
  }, [queueIsThere])
  return around
}
