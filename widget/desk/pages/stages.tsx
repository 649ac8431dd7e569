import type { Language } from '../../../service/contract/languages.ts'
import { present } from '../clock.ts'
import { useSay, type Say } from '../texts/use.ts'
import { dateHere, weeksOf } from './weeks.ts'

/** One row of the calendar of an election, as it is sent. */
export type Stage = {
  kind: 'campaign' | 'quiet' | 'voting'
  from: string
  until: string
  name: string
  source: string
  moderation?: string
  reason?: string
  words?: string[]
  contestants?: boolean
}

const isStage = (value: unknown): value is Stage =>
  typeof value === 'object' && value !== null && 'kind' in value && 'from' in value && 'source' in value

export const areStages = (value: unknown): value is Stage[] =>
  Array.isArray(value) && value.length > 0 && value.every(isStage)

const daysFormats: Partial<Record<Language, Intl.DateTimeFormat>> = {}
/** "11 Februari 2029 – 13 Februari 2029": days are the same wherever they are read. */
function daysOf({ from, until }: Pick<Stage, 'from' | 'until'>, language: Language): string {
  const format = (daysFormats[language] ||= new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }))
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`)]
  if (Number.isNaN(first.getTime() + last.getTime())) return `${from} – ${until}`
  return from === until ? format.format(first) : `${format.format(first)} – ${format.format(last)}`
}

const holdsContestants = ({ kind, contestants }: Stage): boolean => contestants ?? kind === 'quiet'

/** What is otherwise while it lasts, a sentence each. */
function changes({ t, n }: Say, stage: Stage): string[] {
  const taken = stage.moderation && new Map<string, unknown>(Object.entries(t.values)).get(stage.moderation)
  const said = [
    taken ? `${String(taken)}${stage.reason ? `: ${stage.reason}` : ''}` : '',
    holdsContestants(stage) ? t.calendar.holds : '',
    stage.kind === 'quiet' ? t.calendar.rests : '',
    stage.words?.length ? n(t.calendar.words, stage.words.length) : '',
  ].filter(Boolean)
  return said.length > 0 ? said : [t.calendar.asUsual]
}

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`
/** A day of a long calendar is still to be seen. */
const leastWidth = 0.008

/** The weeks of the calendar with a bar for each stage, numbered as in the table below, and today marked. */
function Strip({ stages }: { stages: Stage[] }) {
  const { t, n, of, language } = useSay()
  const today = dateHere(present())
  const weeks = weeksOf(stages, today)
  if (!weeks) return null
  const anchor = weeks.today === null || weeks.today < 0.5 ? 'start' : 'end'
  return (
    <figure class="weeks">
      <svg role="img" aria-label={n(t.calendar.picture, stages.length)}>
        {weeks.ticks.map((at) => (
          <line key={at} class="tick" x1={percent(at)} x2={percent(at)} y1={22} y2={56} />
        ))}
        {weeks.bars.map(({ at, width }, place) => (
          <g key={at} class={stages[place]?.kind}>
            <rect x={percent(at)} width={percent(Math.max(width, leastWidth))} y={24} height={30} rx={4} />
            <text x={percent(at + Math.max(width, leastWidth) / 2)} y={place % 2 === 0 ? 70 : 86} text-anchor="middle">
              {place + 1}
            </text>
          </g>
        ))}
        {weeks.today !== null && (
          <g class="today">
            <line x1={percent(weeks.today)} x2={percent(weeks.today)} y1={2} y2={60} />
            <text x={percent(weeks.today)} dx={anchor === 'start' ? 6 : -6} y={13} text-anchor={anchor}>
              {t.calendar.today}
            </text>
          </g>
        )}
      </svg>
      <figcaption class="faint">
        {daysOf(weeks, language)}
        {weeks.today === null && `. ${of(t.calendar.far, daysOf({ from: today, until: today }, language))}`}
      </figcaption>
    </figure>
  )
}

/** The calendar as a picture and as its table. */
export function ShownStages({ stages }: { stages: Stage[] }) {
  const say = useSay()
  const { t, language } = say
  const inOrder = [...stages].sort((one, other) => (one.from < other.from ? -1 : 1))
  return (
    <div class="calendar">
      <Strip stages={inOrder} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t.calendar.stage}</th>
            <th scope="col">{t.calendar.days}</th>
            <th scope="col">{t.calendar.meanwhile}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((stage, at) => (
            <tr key={stage.from}>
              <th scope="row">
                {at + 1}. {stage.name}
                {stage.name !== t.stages[stage.kind] && <span class="faint">{t.stages[stage.kind]}</span>}
              </th>
              <td>{daysOf(stage, language)}</td>
              <td>
                {changes(say, stage).map((change) => (
                  <span key={change}>{change}</span>
                ))}
                <span class="faint">{stage.source}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
