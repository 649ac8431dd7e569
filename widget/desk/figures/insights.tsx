import { useState } from 'preact/hooks'
import type { InsightsView, PhraseView, SpreadView } from '../../../service/contract/figures.ts'
import { readInsights } from '../../../service/contract/member.ts'
import type { MemberView, OfficeView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { Lines } from '../pages/lines.tsx'
import { OfficePicker } from '../office-picker.tsx'
import { Page, Trouble, useRead } from '../pages/parts.tsx'
import { Bars } from './bars.tsx'
import { Neighbours } from './neighbours.tsx'
import { Table } from './table.tsx'
import { type SayFigures, useFigures } from './texts.ts'

const choices = [4, 8, 26]

/** What came in, what was decided, how fast, and what people ask about. */
export function InsightsPage({ member, offices }: { member: MemberView; offices: OfficeView[] }) {
  const { f, n } = useFigures()
  const [office, setOffice] = useState(member.office)
  const [weeks, setWeeks] = useState(8)
  const query = { office, weeks }
  const { found, failure, again } = useRead(() => ask(readInsights, { query }), `${office} ${weeks}`)
  const t = f.insights
  return (
    <Page title={t.title} about={t.about} reading={!found && !failure}>
      <div class="line-up choosing">
        {offices.length > 1 && <OfficePicker label={t.office} value={office} offices={offices} onChange={setOffice} />}
        <label>
          {t.time}
          <select value={String(weeks)} onChange={(event) => setWeeks(Number(event.currentTarget.value))}>
            {choices.map((many) => (
              <option key={many} value={String(many)}>
                {n(t.weeks, many)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Trouble failure={failure} again={() => void again()} />
      {found && <Shown insights={found} />}
    </Page>
  )
}

function Shown({ insights }: { insights: InsightsView }) {
  const { f } = useFigures()
  const t = f.insights
  return (
    <>
      {insights.rising.length > 0 && (
        <Phrases title={t.risingTitle} office={insights.office.id} phrases={insights.rising} spread />
      )}
      {insights.received === null ? <p>{t.nothing}</p> : <Weeks insights={insights} />}
      {insights.outcomes.length > 0 && <Outcomes insights={insights} />}
      <Times insights={insights} />
      <People insights={insights} />
      {insights.phrases.length > 0 && (
        <Phrases title={t.asks} about={t.asksAbout} office={insights.office.id} phrases={insights.phrases} />
      )}
      <Neighbours insights={insights} />
      {insights.below.length > 0 && <Below insights={insights} />}
      {insights.idle.length > 0 && <Idle insights={insights} />}
    </>
  )
}

/** The finding in a sentence: what came in, what of it shows, what is answered. */
function finding({ f, n, percent }: SayFigures, { received, published, answered }: InsightsView): string {
  const t = f.insights
  const parts = [
    received === null ? null : n(t.cameIn, received),
    published === null ? null : n(t.shown, published),
    answered === null ? null : `${n(t.answeredOf, answered)}${published ? ` (${percent(answered / published)})` : ''}`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

function Weeks({ insights }: { insights: InsightsView }) {
  const say = useFigures()
  const t = say.f.insights
  const short = new Intl.DateTimeFormat(say.language, { day: 'numeric', month: 'short', timeZone: insights.timeZone })
  const { weeks } = insights
  return (
    <section class="part">
      <Lines
        title={finding(say, insights)}
        step={t.week}
        steps={weeks.map(({ from }) => short.format(new Date(from)))}
        lines={[
          { name: t.received, values: weeks.map(({ received }) => received) },
          { name: t.published, values: weeks.map(({ published }) => published) },
          { name: t.answered, values: weeks.map(({ answered }) => answered) },
        ]}
        scale={{ top: topOf(weeks.map(({ received }) => received ?? 0)), say: say.count, unknown: t.few }}
      />
    </section>
  )
}

/** A round number no value is above. */
function topOf(values: number[]): number {
  const most = Math.max(...values, 10)
  const step = 10 ** Math.floor(Math.log10(most))
  return Math.ceil(most / step) * step
}

function Outcomes({ insights: { outcomes } }: { insights: InsightsView }) {
  const { f, of, count } = useFigures()
  const t = f.insights
  const nameOf = (outcome: string): string => (t.outcomes as Record<string, string>)[outcome] ?? outcome
  const bars = outcomes.map(({ outcome, comments }) => ({
    name: nameOf(outcome),
    value: comments,
    said: count(comments),
  }))
  return (
    <section class="part">
      <Bars title={of(t.mostly, bars[0]?.name ?? '')} heads={[t.outcome, t.comments]} bars={bars} />
    </section>
  )
}

function Times({ insights: { toDecide, toAnswer, oldestHeldAt } }: { insights: InsightsView }) {
  const { f, of, lasting, date } = useFigures()
  const t = f.insights
  const said = (text: typeof t.decideIn, spread: SpreadView): string =>
    `${of(text, lasting(spread.median))} ${of(t.ninth, lasting(spread.ninth))}`
  return (
    <section class="part">
      <h2>{t.times}</h2>
      <p>{toDecide ? said(t.decideIn, toDecide) : t.unknownTimes}</p>
      {toAnswer && <p>{said(t.answerIn, toAnswer)}</p>}
      {oldestHeldAt && <p>{of(t.oldest, date(oldestHeldAt))}</p>}
    </section>
  )
}

function People({ insights: { writers, pages, silentPages } }: { insights: InsightsView }) {
  const { f, n } = useFigures()
  const t = f.insights
  if (writers === null) return null
  return (
    <section class="part">
      <h2>{t.people}</h2>
      <p>{n(t.writers, writers)}.</p>
      {pages !== null && silentPages !== null && <p>{`${n(t.pages, pages)} ${n(t.silent, silentPages)}`}</p>}
    </section>
  )
}

type PhrasesProps = { title: string; about?: string; office: string; phrases: PhraseView[]; spread?: boolean }

function Phrases({ title, about, office, phrases, spread = false }: PhrasesProps) {
  const { f, n } = useFigures()
  const t = f.insights
  return (
    <section class={spread ? 'part rising' : 'part'}>
      <h2>{title}</h2>
      {about && <p class="faint">{about}</p>}
      <ul class="phrases">
        {phrases.map(({ words, persons, offices }) => (
          <li key={words}>
            <a href={`/desk?${new URLSearchParams({ tab: 'published', office, q: words })}`}>{words}</a>{' '}
            <span class="faint">
              {n(t.persons, persons)}
              {spread && ` · ${n(t.offices, offices)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Below({ insights: { below } }: { insights: InsightsView }) {
  const { f, count, lasting } = useFigures()
  const t = f.insights
  return (
    <section class="part chart">
      <h2>{t.below}</h2>
      <Table
        heads={[t.office, t.received, t.published, t.answered, t.median]}
        rows={below.map(({ office, received, published, answered, toDecide }) => [
          office.name,
          count(received),
          count(published),
          count(answered),
          toDecide ? lasting(toDecide.median) : t.few,
        ])}
      />
    </section>
  )
}

function Idle({ insights: { idle } }: { insights: InsightsView }) {
  const { f, of, date } = useFigures()
  const t = f.insights
  return (
    <section class="part">
      <h2>{t.idle}</h2>
      <p class="faint">{t.idleAbout}</p>
      <ul class="phrases">
        {idle.map(({ office, oldestHeldAt }) => (
          <li key={office.id}>
            <a href={`/desk?${new URLSearchParams({ office: office.id })}`}>{office.name}</a>{' '}
            <span class="faint">{of(t.since, date(oldestHeldAt))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
