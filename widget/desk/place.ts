import type { Tab } from '../../service/contract/views.ts'
import { tabs, type Filter } from './queue/state.ts'

export const pageNames = [
  'queue',
  'insights',
  'weekly',
  'audit',
  'filter',
  'holds',
  'sites',
  'members',
  'policy',
  'answers',
  'account',
] as const
export type PageName = (typeof pageNames)[number]

/** Where somebody is at the desk. The whole of it stands in the URL. */
export type Place = {
  page: PageName
  filter: Filter
  /** the opened comment: on a narrow screen it covers the list */
  id: string | null
}

export function placeOf(search: string): Place {
  const words = new URLSearchParams(search)
  const asked = words.get('tab')
  const tab: Tab = tabs.find((one) => one === asked) ?? 'held'
  return {
    page: pageNames.find((one) => one === words.get('page')) ?? 'queue',
    filter: {
      tab,
      office: words.get('office') ?? '',
      q: words.get('q') ?? '',
      ...(words.get('reach') === 'all' ? { reach: 'all' } : {}),
      ...(words.has('late') ? { late: 'only' } : {}),
    },
    id: words.get('c'),
  }
}

export function searchOf({ page, filter, id }: Place): string {
  const words = new URLSearchParams()
  if (page !== 'queue') words.set('page', page)
  else {
    if (filter.tab !== 'held') words.set('tab', filter.tab)
    if (filter.office) words.set('office', filter.office)
    if (filter.q) words.set('q', filter.q)
    if (filter.reach) words.set('reach', filter.reach)
    if (filter.late) words.set('late', filter.late)
    if (id) words.set('c', id)
  }
  const text = words.toString()
  return text && `?${text}`
}
