import { useState } from 'preact/hooks'
import { readWeekly } from '../../../service/contract/weekly.ts'
import type { WeeklyView } from '../../../service/contract/weekly-views.ts'
import type { MemberView, OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { present } from '../clock.ts'
import { OfficePicker } from '../office-picker.tsx'
import { Page, Trouble, useRead } from '../pages/parts.tsx'
import { EarlierFollowUps, FollowUps } from './follow-ups.tsx'
import { useFigures } from './texts.ts'
import { HandOn } from './hand-on.tsx'
import { Figures } from './weekly-figures.tsx'
import { daysOf, lastMondays } from './weeks.ts'
import './weekly.css'

/** What a week was like, on one sheet, and what is to be done about it. */
export function WeeklyPage({ member, offices }: { member: MemberView; offices: OfficeView[] }) {
  const { f, of, language } = useFigures()
  const t = f.weekly
  const [asked, setAsked] = useState(() => askedFor(member.office))
  const query = { office: asked.office, ...(asked.week && { week: asked.week }) }
  const { found, failure, again } = useRead(
    () => ask(readWeekly, { query }),
    `${asked.office} ${asked.week} ${language}`,
  )
  const week = found?.week ?? ''
  const mondays = lastMondays(present())
  const choose = (to: Partial<typeof asked>): void => {
    const next = { ...asked, ...to }
    history.replaceState(null, '', `/desk?${new URLSearchParams({ page: 'weekly', ...next })}`)
    setAsked(next)
  }
  return (
    <Page title={t.title} reading={!found && !failure}>
      <div class="line-up choosing">
        {offices.length > 1 && (
          <OfficePicker
            label={t.office}
            value={asked.office}
            offices={offices}
            onChange={(office) => choose({ office })}
          />
        )}
        <label>
          {t.week}
          <select value={week} onChange={(event) => choose({ week: event.currentTarget.value })}>
            {(week === '' || mondays.includes(week) ? mondays : [...mondays, week]).map((monday, number) => (
              <option key={monday} value={monday}>
                {number === 0 ? of(t.thisWeek, daysOf(monday, language)) : daysOf(monday, language)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={!found} onClick={() => print()}>
          {t.print}
        </button>
        <a class="button" href={`/v1/weekly.csv?${new URLSearchParams(query)}`} download>
          {t.csv}
        </a>
      </div>
      <Trouble failure={failure} again={() => void again()} />
      {found && <Sheet weekly={found} offices={offices} again={again} />}
      {found && <HandOn lines={found.lines} />}
    </Page>
  )
}

/** What the address asks for: the desk's place knows only its page. */
function askedFor(own: string): { office: string; week: string } {
  const words = new URLSearchParams(location.search)
  return { office: words.get('office') || own, week: words.get('week') ?? '' }
}

type SheetProps = { weekly: WeeklyView; offices: OfficeView[]; again(): Promise<void> }

/** All that is printed. */
function Sheet({ weekly, offices, again }: SheetProps) {
  const { f, of, language } = useFigures()
  const t = f.weekly
  const { office, week, zone, running } = weekly
  const days = daysOf(week, language)
  return (
    <article class="sheet" aria-label={t.title}>
      <p class="whose">
        <strong>{office.name}</strong>
        <span>{`${running ? of(t.until, days) : days} · ${zone}`}</span>
      </p>
      {weekly.earlier.length > 0 && <EarlierFollowUps weekly={weekly} again={again} />}
      <div class="halves">
        <Figures weekly={weekly} />
        <div class="half">
          <Outcomes weekly={weekly} />
          <Asks weekly={weekly} />
          <Idle weekly={weekly} />
        </div>
      </div>
      <FollowUps weekly={weekly} offices={offices} again={again} />
      <p class="faint">{t.about}</p>
    </article>
  )
}

function Outcomes({ weekly: { figures } }: { weekly: WeeklyView }) {
  const { f, count } = useFigures()
  const names = f.insights.outcomes as Record<string, string>
  return (
    <section>
      <h2>{f.weekly.outcomes}</h2>
      {figures.outcomes.length === 0 && <p>{f.weekly.noOutcomes}</p>}
      <ul class="counted">
        {figures.outcomes.map(({ outcome, comments }) => (
          <li key={outcome}>
            <span>{names[outcome] ?? outcome}</span>
            <span>{count(comments)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asks({ weekly: { office, phrases } }: { weekly: WeeklyView }) {
  const { f, n } = useFigures()
  const t = f.weekly
  return (
    <section>
      <h2>{t.asks}</h2>
      {phrases.length === 0 && <p>{t.nothingAsked}</p>}
      <ul class="counted">
        {phrases.map(({ words, persons }) => (
          <li key={words}>
            <a href={`/desk?${new URLSearchParams({ tab: 'published', office: office.id, q: words })}`}>{words}</a>
            <span>{n(t.persons, persons)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Offices whose queue nobody opened, some by name. */
function Idle({ weekly: { idle } }: { weekly: WeeklyView }) {
  const { f, n } = useFigures()
  const t = f.weekly
  const more = idle.offices - idle.named.length
  return (
    <section>
      <h2>{t.idle}</h2>
      {idle.offices === 0 ? (
        <p>{t.noIdle}</p>
      ) : (
        <p>
          {n(t.idleOffices, idle.offices)}
          {idle.named.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <a href={`/desk?${new URLSearchParams({ office: id })}`}>{name}</a>
            </span>
          ))}
          {more > 0 && ` ${n(t.idleMore, more)}`}
        </p>
      )}
    </section>
  )
}
