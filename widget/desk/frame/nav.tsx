import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { OfficeView, TabCounts } from '../../../service/contract/views.ts'
import { searchOf, type PageName, type Place } from '../place.ts'
import { tabs } from '../queue/state.ts'
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

type TabsProps = { place: Place; counts: TabCounts | null; go(place: Place): void }

export function Tabs({ place, counts, go }: TabsProps) {
  const { t, most } = useSay()
  const list = useRef<HTMLUListElement>(null)
  // As chips they run out of a phone's screen; the one that is on stays in sight.
  useEffect(
    () => list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [place.filter.tab],
  )
  return (
    <ul class="tabs" ref={list}>
      {tabs.map((tab) => (
        <li key={tab}>
          <Go
            to={{ page: 'queue', filter: { ...place.filter, tab }, id: null }}
            go={go}
            current={place.page === 'queue' && place.filter.tab === tab}
          >
            {t.tabs[tab]}
            <span class="count">{counts ? most(counts[tab]) : ''}</span>
          </Go>
        </li>
      ))}
    </ul>
  )
}

type NavProps = TabsProps & { offices: OfficeView[]; pages: PageName[] }

/** The left edge on a wide screen, the menu on a narrow one. */
export function Nav({ place, counts, go, offices, pages }: NavProps) {
  const { t } = useSay()
  return (
    <>
      <OfficeChoice place={place} go={go} offices={offices} />
      <Tabs place={place} counts={counts} go={go} />
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

/** Narrows the queue to one office and those below; only where there is something to choose. */
function OfficeChoice({ place, go, offices }: { place: Place; go(place: Place): void; offices: OfficeView[] }) {
  const { t } = useSay()
  if (offices.length < 2) return null
  return (
    <label class="office">
      <span class="hidden">{t.list.office}</span>
      <select
        value={place.filter.office}
        onChange={(event) =>
          go({ page: 'queue', filter: { ...place.filter, office: event.currentTarget.value }, id: null })
        }
      >
        <option value="">{t.list.allOffices}</option>
        {offices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
