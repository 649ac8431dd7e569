import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { OfficeView, Tab, TabCounts } from '../../../service/contract/views.ts'
import { searchOf, type PageName, type Place } from '../place.ts'
import { Icon } from '../icons.tsx'
import { tabs, type Filter, type Sight } from '../queue/state.ts'
import { OfficePicker } from '../office-picker.tsx'
import { useSay } from '../texts/use.ts'

type GoProps = { to: Place; go(place: Place): void; current: boolean; children: ComponentChildren }

/** A link that stays in this page, and is still a link: it can be copied, sent, opened beside. */
export function Go({ to, go, current, children }: GoProps) {
  return (
    <a
      href={`/desk${searchOf(to)}`}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}

type TabsProps = { place: Place; counts: TabCounts | null; sight: Sight; go(place: Place): void }

export function Tabs({ place, counts, sight, go }: TabsProps) {
  const { t, of, most } = useSay()
  const list = useRef<HTMLUListElement>(null)
  const lateAnswers = sight.lateAnswers ?? 0
  // Each number comes when it is counted, and makes its chip wider.
  const widened = [...tabs.map((tab) => counts?.[tab] ?? null), sight.late ?? null, sight.lateAnswers ?? null]
    .map((count) => (count === null ? '-' : String(count).length))
    .join()
  // As chips they run out of a phone's screen; the one that is on stays in sight, also once the numbers widen them.
  useEffect(
    () => list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [place.filter.tab, place.filter.late, widened],
  )
  const { late: onLate, ...filter } = place.filter
  const onQueue = place.page === 'queue'
  // What is not known yet shows as nothing.
  const numberOf = (count: number | null = null) => (count === null ? '' : most(count))
  // Most offices are never asked by another, and have no appeal to decide.
  const isRare = (tab: Tab) => tab === 'forwarded' || tab === 'appealed'
  const here = tabs.filter((tab) => !isRare(tab) || filter.tab === tab || (counts?.[tab] ?? 0) > 0)
  const links = here.map((tab) => (
    <li key={tab}>
      <Go
        to={{ page: 'queue', filter: { ...filter, tab }, id: null }}
        go={go}
        current={onQueue && !onLate && filter.tab === tab}
      >
        <span>
          {t.tabs[tab]}
          {tab === 'answer' && lateAnswers > 0 && (
            <span class="overdue">
              <Icon name="history" />
              {of(t.matter.lateShort, most(lateAnswers))}
            </span>
          )}
        </span>
        <span class="count">{numberOf(counts?.[tab])}</span>
      </Go>
    </li>
  ))
  const isLate = (sight.late ?? 0) > 0 || onLate !== undefined
  return (
    <ul class="tabs" ref={list}>
      {links.slice(0, 1)}
      {isLate && (
        <li class="late">
          <Go
            to={{ page: 'queue', filter: { ...filter, tab: 'held', late: 'only' }, id: null }}
            go={go}
            current={onQueue && onLate !== undefined}
          >
            <span class="with-icon">
              <Icon name="history" />
              {t.late.filter}
            </span>
            <span class="count">{numberOf(sight.late)}</span>
          </Go>
        </li>
      )}
      {links.slice(1)}
    </ul>
  )
}

type NavProps = TabsProps & { offices: OfficeView[]; pages: PageName[] }

/** The left edge on a wide screen, the menu on a narrow one. */
export function Nav({ place, counts, sight, go, offices, pages }: NavProps) {
  const { t } = useSay()
  return (
    <>
      <OfficeChoice place={place} sight={sight} go={go} offices={offices} />
      <Tabs place={place} counts={counts} sight={sight} go={go} />
      <ul class="tabs pages">
        {pages.map((page) => (
          <li key={page}>
            <Go to={{ ...place, page, id: null }} go={go} current={place.page === page}>
              {t.frame[page]}
            </Go>
          </li>
        ))}
      </ul>
    </>
  )
}

type ChoiceProps = { place: Place; sight: Sight; go(place: Place): void; offices: OfficeView[] }

/** Stands for all offices below in the choice; no office is called so. */
const everywhere = '*'

/** Narrows the queue to one office and those below, or widens it to all; only where there is something to choose. */
function OfficeChoice({ place, sight, go, offices }: ChoiceProps) {
  const { t } = useSay()
  if (offices.length < 2) return null
  const { reach, ...filter } = place.filter
  const narrow = sight.reach === 'own' || reach === 'all'
  function choose(office: string): void {
    const chosen: Filter = office === everywhere ? { ...filter, office: '', reach: 'all' } : { ...filter, office }
    go({ page: 'queue', filter: chosen, id: null })
  }
  return (
    <div class="office">
      <OfficePicker
        bare
        label={t.list.office}
        value={filter.office || (reach === 'all' ? everywhere : '')}
        offices={offices}
        fixed={[
          { id: '', name: narrow ? t.late.ownOffice : t.list.allOffices },
          ...(narrow ? [{ id: everywhere, name: t.late.allBelow }] : []),
        ]}
        onChange={choose}
      />
    </div>
  )
}
