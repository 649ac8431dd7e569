import type { ReceiptPage, ReceiptShown, Shell } from '../../service/contract/html-pages.ts'
import type { ReceiptView } from '../../service/contract/views.ts'
import { filled } from '../kit/texts.ts'
import { Forwarded } from '../embed/later/forwarded.tsx'
import { usually } from '../embed/later/usually.ts'
import { ours, whatsApp } from './addresses.ts'
import { Appeal } from './appeal.tsx'
import { documentOf } from './document.tsx'
import { Check, Stop } from './sign.tsx'
import { lastDay, moment } from './times.ts'
import { wordsIn, type Words } from './words.ts'

const isWithdrawn = ({ reasons }: ReceiptView): boolean => reasons.some(({ code }) => code === 'withdrawn')

/** Its author has said that the answer does not settle it, and none has come since. */
const isReopened = ({ matter }: ReceiptView): boolean => matter?.step === 'answer' && matter.reopened > 0

/** The state as a heading. */
function headingOf(receipt: ReceiptView, { p }: Words): string {
  switch (receipt.state) {
    case 'held':
      return p.isHeld
    case 'published':
      if (isReopened(receipt)) return p.isReopened
      if (receipt.matter?.step === 'closed') return p.isSettled
      return receipt.answeredAt ? p.isAnswered : p.isPublished
    case 'rejected':
      return p.isRejected
    case 'removed':
      return isWithdrawn(receipt) ? p.isWithdrawn : p.isRemoved
  }
}

function nextOf(receipt: ReceiptView, office: string, { p }: Words): string {
  switch (receipt.state) {
    case 'held':
      return p.nextHeld
    case 'published':
      if (isReopened(receipt)) return p.nextReopened
      if (receipt.matter?.step === 'closed') return p.nextSettled
      return receipt.answeredAt ? p.nextAnswered : p.nextPublished
    case 'rejected':
    case 'removed':
      return isWithdrawn(receipt) ? p.nextWithdrawn : filled(p.nextRejected, office)
  }
}

type Step = { name: string; at: string | null; isDone: boolean; isNow?: boolean; isEnd?: boolean; note?: string }

/** The way of a comment: what is behind it, where it stands, what is to come. */
function stepsOf(receipt: ReceiptView, { p }: Words, waits: string): Step[] {
  const { state, receivedAt, decidedAt = null, answeredAt = null } = receipt
  const received = { name: p.received, at: receivedAt, isDone: true }
  if (state === 'held') {
    return [
      received,
      { name: p.checked, at: null, isDone: false, isNow: true, note: waits },
      { name: p.shown, at: null, isDone: false },
      { name: p.repliedTo, at: null, isDone: false },
    ]
  }
  if (state === 'published') {
    return [
      received,
      { name: p.checked, at: decidedAt ?? receivedAt, isDone: true },
      { name: p.shown, at: decidedAt ?? receivedAt, isDone: true },
      { name: p.repliedTo, at: answeredAt, isDone: answeredAt !== null },
      ...(isReopened(receipt) ? [{ name: p.reopened, at: null, isDone: false, isNow: true }] : []),
    ]
  }
  const end = isWithdrawn(receipt) ? p.withdrawn : state === 'rejected' ? p.notShown : p.gone
  const checked = { name: p.checked, at: decidedAt, isDone: true }
  return [received, ...(decidedAt === null ? [] : [checked]), { name: end, at: null, isDone: true, isEnd: true }]
}

/** Why it waits, and how long that usually takes. */
function waitingOf({ reasons, usualMinutes }: ReceiptView, { language }: Shell, { p }: Words): string {
  const usual = usualMinutes === null ? [] : [filled(p.usual, usually(usualMinutes, language))]
  return [...reasons.map(({ text }) => text), ...usual].join(' ')
}

/** What became of one comment: nothing here tells its words or its author. */
export function receipt(page: ReceiptPage): string {
  const { language, code, receipt, office } = page
  const words = wordsIn(language)
  const { p } = words
  return documentOf(
    page,
    { title: `${headingOf(receipt, words)} · ${code}`, isPrivate: true },
    <section class="news">
      <p class="over">{p.news}</p>
      <h1>{headingOf(receipt, words)}</h1>
      <p class="code">
        <b>{code}</b> <span>{filled(p.by, office.name)}</span>
      </p>
      <ol class="steps">
        {stepsOf(receipt, words, waitingOf(receipt, page, words)).map(({ name, at, isDone, isNow, isEnd, note }) => (
          <li class={isEnd ? 'ended' : isDone ? 'done' : isNow ? 'now' : ''} aria-current={isNow ? 'step' : undefined}>
            <i>{isEnd ? <Stop /> : isDone && <Check />}</i>
            <p>
              <b>{name}</b>
              {at && <time dateTime={at}>{moment(at, language)}</time>}
              {note && <span>{note}</span>}
            </p>
          </li>
        ))}
      </ol>
      {receipt.reasons[0] && receipt.state !== 'held' && !isWithdrawn(receipt) && (
        <>
          <h2>{p.reason}</h2>
          {receipt.reasons.map(({ text }) => (
            <p dir="auto">{text}</p>
          ))}
        </>
      )}
      {receipt.covered && <p>{p.covered}</p>}
      {receipt.forwarded && <Forwarded said={receipt.forwarded} words={p.forwarded} language={language} />}
      <h2>{p.next}</h2>
      <p>{nextOf(receipt, office.name, words)}</p>
      {receipt.matter?.until && Date.parse(receipt.matter.until) > page.now && (
        <form method="post" action={ours(page, `/kabar/${code}`)}>
          <p>{filled(p.isItSettled, lastDay(receipt.matter.until, language, page.now))}</p>
          <button class="send">{p.unsettled}</button>
        </form>
      )}
      <Appeal page={page} />
      <p class="ways">
        <a href={ours(page, '/kabar')}>{p.seeAnother}</a>
        <a href={ours(page, '/privasi')}>{p.ownData}</a>
      </p>
    </section>,
  )
}

/** Above the thread, once a comment was sent: where it stands, and by which code to follow it. */
export function SentBox({ shell, code, receipt, masked }: { shell: Shell; masked: number } & ReceiptShown) {
  const words = wordsIn(shell.language)
  const { p } = words
  const place = ours(shell, `/kabar/${code}`)
  return (
    <div class={`panel sent ${receipt.state}`} role="status">
      <p>
        <b>{headingOf(receipt, words)}.</b> {receipt.state === 'held' && waitingOf(receipt, shell, words)}
      </p>
      {masked > 0 && <p>{p.masked}</p>}
      <p class="code">
        <b>{code}</b>
      </p>
      <p>{p.keep}</p>
      <p class="ways">
        <a href={place}>{p.see}</a>
        <a href={whatsApp(`${code} ${shell.origin}/kabar/${code}`)} target="_blank" rel="noopener noreferrer">
          WhatsApp
        </a>
      </p>
    </div>
  )
}
