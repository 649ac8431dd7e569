import type { QueueItem, Tab } from '../../../service/contract/views.ts'
import { relative } from '../../kit/time.ts'
import { hasCopies, sizeOf } from '../case/campaign.tsx'
import { Icon } from '../icons.tsx'
import { clockWords } from '../case/matter.tsx'
import { firstVerb } from '../case/verbs.ts'
import { piecesOf, startOf } from '../case/pieces.ts'
import { useSay, type Say } from '../texts/use.ts'
import { LateTag } from './late.tsx'
import { last } from './state.ts'
import { useSwipe } from './swipe.ts'

export type RowProps = {
  item: QueueItem
  tab: Tab
  /** who else has it open */
  openedBy: string | null
  chosen: boolean
  selected: boolean
  /** somebody else has decided it meanwhile */
  lapsed: boolean
  now: number
  onOpen(id: string): void
  onToggle(id: string, range: boolean): void
  /** a decision by thumb: to the right, to the left */
  onSwipe(item: QueueItem, way: 'right' | 'left'): void
}

const tagsShown = 2

/** Why this row is here, in a word or two each; what differs from its tab comes first. */
function tagsOf({ t, n, of }: Say, item: QueueItem, { tab, lapsed }: Pick<RowProps, 'tab' | 'lapsed'>): string[] {
  // How many copies and reports there are stands before them.
  const reasons = item.verdict.reasons.filter(
    ({ code }) => (code !== 'copied' || !hasCopies(item)) && (code !== 'reported' || item.reports === 0),
  )
  const tags = reasons.map(({ code, text }) => codeTag(t.tags, code) ?? text)
  const by = lapsed ? last(item.history)?.by : undefined
  const stateTag = by === undefined ? t.states[item.state] : `${t.states[item.state]} · ${by}`
  if (item.forwarded && !item.answersAs) tags.unshift(t.forward.tag)
  if (item.pinned) tags.unshift(t.list.pinned)
  if (item.reports > 0) tags.unshift(n(t.list.reports, item.reports))
  if (item.state !== tab && !(isOfPublished(tab) && item.state === 'published')) tags.unshift(stateTag)
  if (item.appeal && !item.appeal.outcome) tags.unshift(t.appeal.tag)
  if (item.matter) tags.unshift(t.kinds[item.matter.kind])
  if (item.answersAs) tags.unshift(of(t.forward.from, item.office.name))
  if (item.parent !== null) tags.push(t.list.reply)
  if (item.editedAt !== null && !item.verdict.reasons.some(({ code }) => code === 'edited')) tags.push(t.list.edited)
  return tags
}

const isOfPublished = (tab: Tab): boolean => tab === 'reported' || tab === 'forwarded' || tab === 'answer'

const codeTag = (tags: Say['t']['tags'], code: string): string | undefined =>
  new Map(Object.entries(tags)).get(code)?.toString()

/** One comment in the list: who, when, the line in which the first evidence stands, why. */
export function Row({ item, tab, openedBy, chosen, selected, lapsed, now, onOpen, onToggle, onSwipe }: RowProps) {
  const say = useSay()
  const { t, of } = say
  const swipe = useSwipe((way) => onSwipe(item, way))
  const name = item.author?.name || t.list.without
  const tags = tagsOf(say, item, { tab, lapsed })
  const clock = item.matter?.step === 'answer' ? clockWords(say, item.matter) : null
  const shown =
    tagsShown - (openedBy === null ? 0 : 1) - (hasCopies(item) ? 1 : 0) - (clock ? 1 : 0) - (item.late ? 1 : 0)
  const start = startOf(item.text, item.verdict.reasons)
  const pieces = piecesOf(item.text, 'text', item.verdict.reasons)
  return (
    <li
      class={`row${chosen ? ' chosen' : ''}${selected ? ' selected' : ''}${lapsed ? ' lapsed' : ''}`}
      data-id={item.id}
      {...swipe}
    >
      <span class="swipe right" aria-hidden="true">
        {t.actions[firstVerb([item])]}
      </span>
      <span class="swipe left" aria-hidden="true">
        {t.actions.spam}
      </span>
      <label class="pick">
        <input
          type="checkbox"
          checked={selected}
          aria-label={of(t.list.selectRow, name)}
          onClick={(event) => onToggle(item.id, event.shiftKey)}
        />
      </label>
      <button
        type="button"
        class="open"
        aria-current={chosen ? 'true' : undefined}
        onClick={(event) => {
          onOpen(item.id)
          // Once more by key: past all other rows, into what stands open beside them.
          if (chosen && event.detail === 0) document.querySelector<HTMLElement>('.case h2')?.focus()
        }}
      >
        <span class="who">
          <bdi class="name">{name}</bdi>
          <time dateTime={item.createdAt}>{relative(Date.parse(item.createdAt), now, say.language)}</time>
        </span>
        <span class="line" dir="auto">
          {item.text === '' && t.item.emptied}
          {start > 0 && '… '}
          {cutAt(pieces, start).map(({ text, reasons }, index) =>
            reasons.length > 0 ? <mark key={index}>{text}</mark> : text,
          )}
        </span>
        <span class="tags">
          <LateTag late={item.late} />
          {openedBy !== null && (
            <span class="tag claimed">
              <Icon name="person" />
              {of(t.claim.by, openedBy)}
            </span>
          )}
          {hasCopies(item) && <span class="tag wave">{sizeOf(say, item.campaign)}</span>}
          {clock && (
            <span class={clock.late ? 'tag late' : 'tag'}>
              {clock.late && <Icon name="history" />}
              {clock.words}
            </span>
          )}
          {tags.slice(0, Math.max(0, shown)).map((tag) => (
            <span class="tag" key={tag}>
              {tag}
            </span>
          ))}
          {tags.length > Math.max(0, shown) && <span class="tag more">+{tags.length - Math.max(0, shown)}</span>}
        </span>
      </button>
    </li>
  )
}

/** A line is at most this long; the rest of a 5,000-letter comment is not the list's business. */
const lineLength = 200

function cutAt(pieces: ReturnType<typeof piecesOf>, start: number): ReturnType<typeof piecesOf> {
  let at = 0
  return pieces.flatMap((piece) => {
    const from = Math.max(0, start - at)
    const to = start + lineLength - at
    at += piece.text.length
    const text = piece.text.slice(from, Math.max(from, to))
    return text ? [{ ...piece, text }] : []
  })
}
