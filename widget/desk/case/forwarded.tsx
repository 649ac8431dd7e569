import { withdrawForward } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { ask } from '../calls.ts'
import { Icon } from '../icons.tsx'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'

type Props = { item: QueueItem; now: number; mayChange: boolean; act: Acting }

/** To whom a comment was passed on, by whom and with what words; whoever decides here can take that back. */
export function Forwarded({ item, now, mayChange, act }: Props) {
  const { t, of, language } = useSay()
  const { id, forwarded, forwardNote, history, office } = item
  if (!forwarded) return null
  const by = [...history].reverse().find((entry) => entry.act === 'forwarded')?.by
  return (
    <div class="passed-on">
      <p>
        <Icon name="forward" />
        <b>{of(t.forward.to, forwarded.to)}</b>
        <time dateTime={forwarded.at} title={moment(forwarded.at, language)}>
          {relative(Date.parse(forwarded.at), now, language)}
        </time>
      </p>
      <p class="meta">
        <span>{of(t.forward.from, office.name)}</span>
        {by && <span>{by}</span>}
        {forwarded.url && (
          <a href={forwarded.url} target="_blank" rel="noopener noreferrer">
            {forwarded.url.replace(/^https:\/\//, '')}
            <Icon name="link" />
          </a>
        )}
      </p>
      {forwardNote && <p dir="auto">{forwardNote}</p>}
      {mayChange && (
        <button
          type="button"
          class="quiet"
          onClick={() => void act({ id, run: () => ask(withdrawForward, { params: { id } }), said: 'unforwarded' })}
        >
          {t.forward.withdraw}
        </button>
      )}
    </div>
  )
}
