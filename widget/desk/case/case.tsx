import type { ComponentChildren } from 'preact'
import type { Kind } from '../../../service/contract/matters.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { Avatar, OfficeTile } from '../../kit/avatar.tsx'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { Icon } from '../icons.tsx'
import type { Acting } from '../queue/acting.ts'
import { LateTag } from '../queue/late.tsx'
import type { Detail } from '../queue/state.ts'
import { useSay } from '../texts/use.ts'
import { Appeal } from './appeal.tsx'
import { AuthorFacts } from './author.tsx'
import { Below } from './below.tsx'
import { Campaign, hasCopies } from './campaign.tsx'
import { Before, Clarified } from './clarified.tsx'
import { Covers } from './covers.tsx'
import { Forwarded } from './forwarded.tsx'
import { History } from './history.tsx'
import { Matter } from './matter.tsx'
import { Notes } from './notes.tsx'
import { PageTitle } from './page-title.tsx'
import { PolicyNote } from './policy-note.tsx'
import { Reports } from './reports.tsx'
import { Section } from './section.tsx'
import { Words } from './words.tsx'

type Props = {
  item: QueueItem | null
  detail: Detail | null
  now: number
  /** nothing is in the list to be chosen */
  bare: boolean
  /** whether a decision is about this comment alone, and not about all copies of it */
  apart: boolean
  onApart(campaign: string, apart: boolean): void
  onTakeBack(undo: string): Promise<void>
  /** whether this member's role decides at all */
  mayDecide: boolean
  act: Acting
  keys: boolean
  onMark(kind: Kind | null): void
  /** who else has it open */
  openedBy: string | null
  onBack(): void
  /** another comment, in place of this one */
  onOpen(id: string): void
}

/** One comment with all that is needed to decide it. */
export function Case({ item, bare, ...around }: Props) {
  const { t } = useSay()
  return (
    <section class="case" aria-label={t.item.name}>
      {item ? (
        // A key, so that the next comment starts at its beginning, however far the last one was scrolled.
        <Opened key={item.id} item={item} {...around} />
      ) : (
        !bare && <p class="note">{t.item.none}</p>
      )}
    </section>
  )
}

type OpenedProps = Omit<Props, 'bare' | 'item'> & { item: QueueItem }

function Opened(props: OpenedProps) {
  const { item, detail, now, apart, onApart, onTakeBack, mayDecide, act, keys, onMark, openedBy, onBack, onOpen } =
    props
  const { t, n, of, language } = useSay()
  const { author, verdict, page } = item
  const name = author?.name ?? t.list.without
  // What was only passed on here is answered, and not decided.
  const isOurs = item.may.some((verb) => verb !== 'answer')
  return (
    <article>
      <header class="page">
        <button type="button" class="quiet back" onClick={onBack}>
          <Icon name="back" />
          {t.item.back}
        </button>
        <h2 tabIndex={-1}>
          <bdi>{page.title || page.url}</bdi>
        </h2>
        <p class="meta">
          {isWebAddress(page.url) && (
            <a href={page.url} target="_blank" rel="noopener noreferrer">
              {t.item.page}
              <Icon name="link" />
            </a>
          )}
          <span>{item.office.name}</span>
          <LateTag late={item.late} />
          {item.reports > 0 && <span class="tag">{n(t.list.reports, item.reports)}</span>}
          {item.pinned && <span class="tag">{t.list.pinned}</span>}
          {item.state !== 'held' && <span class="tag">{t.states[item.state]}</span>}
        </p>
      </header>

      <p class="claim" role="status">
        {openedBy !== null && (
          <span class="tag claimed">
            <Icon name="person" />
            {of(t.claim.by, openedBy)}
          </span>
        )}
      </p>

      {item.inReplyTo && (
        <blockquote class="parent">
          <p class="meta">{of(t.item.repliesTo, item.inReplyTo.name)}</p>
          <p dir="auto">{item.inReplyTo.text}</p>
        </blockquote>
      )}

      <div class="author">
        {author?.badge === 'office' ? <OfficeTile /> : <Avatar seed={author?.avatar ?? '000'} />}
        <div>
          <p class="name">
            <bdi>{author ? <Words text={name} field="name" reasons={verdict.reasons} /> : name}</bdi>
            <time dateTime={item.createdAt} title={moment(item.createdAt, language)}>
              {relative(Date.parse(item.createdAt), now, language)}
            </time>
            {item.editedAt && <span class="faint">{t.list.edited}</span>}
          </p>
          {!item.guest && <AuthorFacts detail={detail} now={now} />}
        </div>
      </div>

      <Forwarded item={item} now={now} mayChange={isOurs} act={act} />
      <Clarified said={item.clarification} now={now} />
      <p class="words" dir="auto">
        {item.text === '' && <span class="hint">{t.item.emptied}</span>}
        <Words text={item.text} field="text" reasons={verdict.reasons} />
      </p>

      <Appeal item={item} now={now} act={act} />
      <Before corrections={item.corrections} />
      <Covers id={item.id} covers={detail?.covers ?? []} now={now} act={act} />
      <Matter item={item} keys={keys} onMark={onMark} />
      <Reports count={item.reports} detail={detail} now={now} />

      {/* How it was judged is the business of the office where it stands. */}
      {!item.guest && <Found item={item} />}
      {hasCopies(item) && (
        <Campaign
          item={item}
          apart={apart}
          now={now}
          mayDecide={isOurs}
          onApart={(is) => onApart(item.campaign.id, is)}
          onTakeBack={onTakeBack}
        />
      )}
      <Below item={item} now={now} onOpen={onOpen} />
      {detail && <Notes id={item.id} notes={detail.notes} mayWrite={mayDecide && isOurs} now={now} act={act} />}
      {!item.guest && <PolicyNote office={item.office} />}
      <History item={item} now={now} />
      <Facts item={item}>{mayDecide && !item.guest && <PageTitle item={item} act={act} />}</Facts>
    </article>
  )
}

/** What the filter found in it. */
function Found({ item: { state, verdict } }: { item: QueueItem }) {
  const { t } = useSay()
  return (
    <Section title={state === 'held' ? t.item.why : state === 'spam' ? t.item.whySpam : t.item.found}>
      {verdict.reasons.length === 0 ? (
        <p>{t.item.nothing}</p>
      ) : (
        <ol class="reasons">
          {verdict.reasons.map(({ code, text, evidence, readAs }) => (
            <li key={code} class={evidence?.length ? 'shown' : ''}>
              <span>
                {text}
                {readAs !== undefined && (
                  <span class="read-as">
                    {t.item.readAs} <bdi>{readAs}</bdi>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** What is rarely asked for. The score is here and nowhere else: strength is said in words. */
function Facts({ item, children }: { item: QueueItem; children: ComponentChildren }) {
  const { t, n } = useSay()
  return (
    <details class="part">
      <summary>{t.item.details}</summary>
      <dl>
        {item.receipt && (
          <>
            <dt>{t.item.receipt}</dt>
            <dd>{item.receipt}</dd>
          </>
        )}
        <dt>{t.item.site}</dt>
        <dd>{item.site}</dd>
      </dl>
      <p>{n(t.item.score, Math.round(item.verdict.score * 100))}</p>
      {children}
    </details>
  )
}

/** Page addresses were checked when they came in; a link that runs script must not depend on that alone. */
const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url)
