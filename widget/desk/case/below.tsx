import { useEffect, useState } from 'preact/hooks'
import { readBelow } from '../../../service/contract/member.ts'
import type { BelowView, QueueItem } from '../../../service/contract/views.ts'
import { relative } from '../../kit/time.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'
import { Section } from './section.tsx'

/** A comment passed by quickly needs no call of its own. */
const settleTime = 200

/** Only what was public once can have been answered. */
const mayHaveReplies = ({ history, state, replyCount }: QueueItem): boolean =>
  replyCount > 0 || state === 'published' || history.length > 1

type Props = { item: QueueItem; now: number; onOpen(id: string): void }

/** What hangs on the comment, whatever became of it: the case is the comment with its replies. Each opens as its own. */
export function Below({ item, now, onOpen }: Props) {
  const { t, language } = useSay()
  const [found, set] = useState<BelowView | null>(null)
  const { id, version } = item
  const wanted = mayHaveReplies(item)
  useEffect(() => {
    if (!wanted) return
    let here = true
    const timer = setTimeout(() => {
      ask(readBelow, { params: { id } }).then(
        (view) => here && set(view),
        // The case stands without them.
        () => undefined,
      )
    }, settleTime)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [id, version, wanted])
  if (!found || found.items.length === 0) return null
  return (
    <Section title={t.item.below}>
      <ul class="below">
        {found.items.map((reply) => (
          <li key={reply.id}>
            <button type="button" class="quiet" onClick={() => onOpen(reply.id)}>
              <bdi class="name">{reply.author?.name ?? t.list.without}</bdi>
              <span class="faint">
                {reply.state !== 'published' && `${t.states[reply.state]} · `}
                {relative(Date.parse(reply.createdAt), now, language)}
              </span>
              <span class="line" dir="auto">
                {reply.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.more && <p class="faint">{t.item.belowMore}</p>}
    </Section>
  )
}
