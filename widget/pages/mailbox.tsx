import type { MailboxPage } from '../../service/contract/html-pages.ts'
import { filled } from '../kit/texts.ts'
import { documentOf } from './document.tsx'
import { wordsIn } from './words.ts'

const address = /(https?:\/\/\S+)/

/** A letter's words with its links. */
const Linked = ({ text }: { text: string }) => (
  <>{text.split(address).map((part, at) => (at % 2 === 1 ? <a href={part}>{part}</a> : part))}</>
)

/** Letters that a demonstration would have sent. */
export function mailbox(page: MailboxPage): string {
  const { p } = wordsIn(page.language)
  return documentOf(
    page,
    { title: p.mailbox, isPrivate: true },
    <section class="mailbox">
      <h1>{p.mailbox}</h1>
      <p>{page.mails[0] ? p.mailboxHint : p.mailboxEmpty}</p>
      {page.mails.map(({ to, subject, text }, at) => (
        <div key={at} class="panel">
          <h2>{subject}</h2>
          <p class="hint">{filled(p.mailTo, to)}</p>
          <p class="letter">
            <Linked text={text} />
          </p>
        </div>
      ))}
    </section>,
  )
}
