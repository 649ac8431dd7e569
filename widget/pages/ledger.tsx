import type { LedgerPage } from '../../service/contract/html-pages.ts'
import type { LedgerView } from '../../service/contract/ledger.ts'
import { readyReasons } from '../../service/contract/ready-reasons.ts'
import { filled } from '../kit/texts.ts'
import { documentOf } from './document.tsx'
import { moment } from './times.ts'
import { wordsIn } from './words.ts'

type Week = LedgerView['weeks'][number]

/** The open ledger: figures and reasons, and the head of the chain for anybody to note. */
export function ledger(page: LedgerPage): string {
  const { language } = page
  const { p } = wordsIn(language)
  const { office, weeks, oldestHeldAt, chain } = page.ledger
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: page.ledger.timeZone })
  return documentOf(
    page,
    { title: `${p.ledger} · ${office.name}`, description: p.ledgerAbout },
    <section class="ledger">
      <p class="over">{p.ledger}</p>
      <h1>{office.name}</h1>
      <p>{p.ledgerAbout}</p>
      {oldestHeldAt && <p>{filled(p.oldestHeld, day.format(new Date(oldestHeldAt)))}</p>}
      <h2>{p.byWeek}</h2>
      {weeks.map((week) => (
        <div key={week.from}>
          <h3>{filled(p.weekFrom, day.format(new Date(week.from)))}</h3>
          {isQuiet(week) ? <p>{p.ledgerQuiet}</p> : <Figures page={page} week={week} />}
        </div>
      ))}
      <h2>{p.chain}</h2>
      <p>{p.chainAbout}</p>
      {chain.sealedAt === null ? (
        <p>{p.chainEmpty}</p>
      ) : (
        <p class="seal">
          <code>{`${chain.lines}:${chain.seal}`}</code>{' '}
          <time dateTime={chain.sealedAt}>{moment(chain.sealedAt, language)}</time>
        </p>
      )}
      <p class="ways">
        <a href={`/v1/ledger?office=${encodeURIComponent(office.id)}`}>JSON</a>
      </p>
    </section>,
  )
}

/** A week with nothing to tell of five persons or more. */
const isQuiet = (week: Week): boolean =>
  week.published === null && week.answered === null && week.appeals.asked === null && told(week).length === 0

function Figures({ page, week }: { page: LedgerPage; week: Week }) {
  const { p } = wordsIn(page.language)
  const number = new Intl.NumberFormat(page.language)
  const count = (n: number | null): string => (n === null ? p.few : number.format(n))
  return (
    <table>
      <tbody>
        <Row name={p.ledgerPublished} value={count(week.published)} />
        <Row name={p.ledgerAnswered} value={count(week.answered)} />
        {told(week).map(({ reason, comments }) => (
          <Row key={reason} name={reasonIn(page, reason)} value={count(comments)} />
        ))}
        {told(week).length < week.unpublished.length && (
          <Row name={told(week).length === 0 ? p.ledgerOthers : p.ledgerRest} value={p.few} />
        )}
        {appealRows(page, week).map(([name, value]) => (
          <Row key={name} name={name} value={count(value)} />
        ))}
      </tbody>
    </table>
  )
}

/** The reasons of enough persons; the others are of fewer than five each, and that may be none. */
const told = ({ unpublished }: Week) => unpublished.filter(({ comments }) => comments !== null)

/** One row where hardly anybody appealed, else what came of it too. */
function appealRows({ language }: LedgerPage, { appeals }: Week): [name: string, count: number | null][] {
  const { p } = wordsIn(language)
  if (appeals.asked === null) return [[p.ledgerAppeals, null]]
  return [
    [p.ledgerAsked, appeals.asked],
    [p.ledgerGranted, appeals.granted],
    [p.ledgerUpheld, appeals.upheld],
    [p.ledgerWaiting, appeals.waiting],
  ]
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  )
}

/** Why something was not published: our own words for a state, or the ready sentence its author read. */
function reasonIn({ language }: LedgerPage, reason: string): string {
  const { p } = wordsIn(language)
  const own: Record<string, string> = {
    held: p.reasonHeld,
    spam: p.reasonSpam,
    removed: p.reasonRemoved,
    withdrawn: p.reasonWithdrawn,
    other: p.reasonOther,
    unsaid: p.reasonUnsaid,
  }
  return own[reason] ?? readyReasons.find(({ code }) => code === reason)?.[language] ?? reason
}
