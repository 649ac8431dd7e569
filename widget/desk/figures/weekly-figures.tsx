import type { WeekFiguresView, WeeklyView } from '../../../service/contract/weekly-views.ts'
import { type SayFigures, useFigures } from './texts.ts'

/** What a row says of a week; null where that is about fewer than five persons. */
type Said = (figures: WeekFiguresView) => string | null
type Row = { name: string; said: Said; isTime?: true }
type Group = { name: string; rows: Row[] }

function groupsOf({ f, count, percent, lasting }: SayFigures): Group[] {
  const { groups, rows: t } = f.weekly
  const told = (name: string, of: (one: WeekFiguresView) => number | null): Row => ({
    name,
    said(figures) {
      const value = of(figures)
      return value === null ? null : count(value)
    },
  })
  const half = (name: string, of: (one: WeekFiguresView) => WeekFiguresView['toDecide']): Row => ({
    name,
    said(figures) {
      const spread = of(figures)
      return spread && lasting(spread.median)
    },
    isTime: true,
  })
  const replied: Said = ({ replied: answered, published }) => {
    if (answered === null) return null
    return published === null ? count(answered) : `${count(answered)} (${percent(answered / published)})`
  }
  return [
    {
      name: groups.cameIn,
      rows: [
        told(t.received, (one) => one.received),
        told(t.writers, (one) => one.writers),
        told(t.published, (one) => one.published),
        { name: t.replied, said: replied },
        told(t.pages, (one) => one.pages),
        told(t.silentPages, (one) => one.silentPages),
      ],
    },
    {
      name: groups.decided,
      rows: [
        told(t.decided, (one) => one.decided),
        half(t.toDecide, (one) => one.toDecide),
        told(t.answered, (one) => one.answered),
        half(t.toAnswer, (one) => one.toAnswer),
      ],
    },
    {
      name: groups.life,
      rows: [
        told(t.asked, ({ life }) => life.asked),
        told(t.answeredQuestions, ({ life }) => life.answered),
        told(t.reopened, ({ life }) => life.reopened),
        told(t.answeredAgain, ({ life }) => life.answeredAgain),
        told(t.forwarded, ({ life }) => life.forwarded),
        told(t.closed, ({ life }) => life.closed),
        told(t.late, ({ life }) => life.late),
      ],
    },
    {
      name: groups.appeals,
      rows: [
        told(t.appealsAsked, ({ appeals }) => appeals.asked),
        told(t.appealsGranted, ({ appeals }) => appeals.granted),
        told(t.appealsUpheld, ({ appeals }) => appeals.upheld),
        told(t.appealsWaiting, ({ appeals }) => appeals.waiting),
      ],
    },
  ]
}

/** The week's figures beside those of the week before. What says nothing of either week takes one line, not ten. */
export function Figures({ weekly }: { weekly: WeeklyView }) {
  const say = useFigures()
  const t = say.f.weekly
  const weeks = [weekly.figures, weekly.before]
  const says = ({ said }: Row): boolean => weeks.some((week) => said(week) !== null)
  const groups = groupsOf(say)
  const isQuiet = !groups.some(({ rows }) => rows.some(says))
  return (
    <section class="half">
      <h2>{t.figures}</h2>
      {isQuiet ? (
        <p>{t.quiet}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.now}</th>
              <th scope="col">{t.before}</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <GroupRows key={group.name} group={group} weeks={weeks} says={says} />
          ))}
        </table>
      )}
    </section>
  )
}

type GroupProps = { group: Group; weeks: WeekFiguresView[]; says(row: Row): boolean }

function GroupRows({ group: { name, rows }, weeks, says }: GroupProps) {
  const { f, of } = useFigures()
  const t = f.weekly
  const unsaid = rows.filter((row) => !says(row) && !row.isTime)
  // One alone takes as much room as its own row.
  const silent = unsaid.length > 1 ? unsaid : []
  const names = silent.map((row) => row.name.charAt(0).toLowerCase() + row.name.slice(1)).join(', ')
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={3}>
          {name}
        </th>
      </tr>
      {rows
        .filter((row) => says(row) || (!row.isTime && !silent.includes(row)))
        .map(({ name: item, said, isTime }) => (
          <tr key={item}>
            <th scope="row">{item}</th>
            {weeks.map((week, at) => (
              <td key={at}>{said(week) ?? (isTime ? t.unknown : f.insights.few)}</td>
            ))}
          </tr>
        ))}
      {silent.length > 0 && (
        <tr class="silent">
          <td colSpan={3}>{rows.some(says) ? of(t.silent, names) : t.allSilent}</td>
        </tr>
      )}
    </tbody>
  )
}
