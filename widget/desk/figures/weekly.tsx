import { useState } from 'preact/hooks'
import { readWeekly } from '../../../service/contract/weekly.ts'
import type { WeekFiguresView, WeeklyView } from '../../../service/contract/weekly-views.ts'
import type { MemberView, OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { OfficePicker } from '../office-picker.tsx'
import { Page, Trouble, useRead } from '../pages/parts.tsx'
import { EarlierFollowUps, FollowUps } from './follow-ups.tsx'
import { type SayFigures, useFigures } from './texts.ts'
import { HandOn } from './hand-on.tsx'
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
  const mondays = lastMondays(Date.now())
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

type Row = [name: string, said: (figures: WeekFiguresView) => string]

function rowsOf({ f, count, percent, lasting }: SayFigures): [group: string, rows: Row[]][] {
  const { groups, rows: t } = f.weekly
  const replied = ({ replied: answered, published }: WeekFiguresView): string =>
    answered === null || published === null ? count(answered) : `${count(answered)} (${percent(answered / published)})`
  const half = (spread: WeekFiguresView['toDecide']): string => (spread ? lasting(spread.median) : count(null))
  return [
    [
      groups.cameIn,
      [
        [t.received, (one) => count(one.received)],
        [t.writers, (one) => count(one.writers)],
        [t.published, (one) => count(one.published)],
        [t.replied, replied],
        [t.pages, (one) => count(one.pages)],
        [t.silentPages, (one) => count(one.silentPages)],
      ],
    ],
    [
      groups.decided,
      [
        [t.decided, (one) => count(one.decided)],
        [t.toDecide, (one) => half(one.toDecide)],
        [t.answered, (one) => count(one.answered)],
        [t.toAnswer, (one) => half(one.toAnswer)],
      ],
    ],
    [
      groups.life,
      [
        [t.asked, ({ life }) => count(life.asked)],
        [t.answeredQuestions, ({ life }) => count(life.answered)],
        [t.reopened, ({ life }) => count(life.reopened)],
        [t.answeredAgain, ({ life }) => count(life.answeredAgain)],
        [t.forwarded, ({ life }) => count(life.forwarded)],
        [t.closed, ({ life }) => count(life.closed)],
        [t.late, ({ life }) => count(life.late)],
      ],
    ],
    [
      groups.appeals,
      [
        [t.appealsAsked, ({ appeals }) => count(appeals.asked)],
        [t.appealsGranted, ({ appeals }) => count(appeals.granted)],
        [t.appealsUpheld, ({ appeals }) => count(appeals.upheld)],
        [t.appealsWaiting, ({ appeals }) => count(appeals.waiting)],
      ],
    ],
  ]
}

/** The week's figures beside those of the week before. */
function Figures({ weekly: { figures, before } }: { weekly: WeeklyView }) {
  const say = useFigures()
  const t = say.f.weekly
  return (
    <section class="half">
      <h2>{t.figures}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.item}</th>
            <th scope="col">{t.now}</th>
            <th scope="col">{t.before}</th>
          </tr>
        </thead>
        {rowsOf(say).map(([group, rows]) => (
          <tbody key={group}>
            <tr class="group">
              <th scope="rowgroup" colSpan={3}>
                {group}
              </th>
            </tr>
            {rows.map(([name, said]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{said(figures)}</td>
                <td>{said(before)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
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
