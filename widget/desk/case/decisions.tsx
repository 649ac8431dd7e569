import { useEffect, useState } from 'preact/hooks'
import type { QueueItem } from '../../../service/contract/views.ts'
import { Icon, type IconName } from '../icons.tsx'
import { useSay } from '../texts/use.ts'
import { can, firstVerb, type Verb } from './verbs.ts'

type Props = {
  items: QueueItem[]
  selected: number
  /** everything that matches is meant */
  all: boolean
  keys: boolean
  open: string | null
  onVerb(verb: Verb): void
}

/** Equals in fixed places: a hand that knows them does not look. What may not be done now is there, and rests. */
type Place = { verb: Verb; icon: IconName; key: string; asks: boolean }
const approving: Omit<Place, 'verb'> = { icon: 'approve', key: 'a', asks: false }
const places: Place[] = [
  { verb: 'reject', icon: 'reject', key: 'd', asks: true },
  { verb: 'spam', icon: 'spam', key: 's', asks: false },
  { verb: 'answer', icon: 'answer', key: 'e', asks: true },
]
const further: { verb: Verb; icon: IconName }[] = [
  { verb: 'restore', icon: 'restore' },
  { verb: 'remove', icon: 'remove' },
  { verb: 'pin', icon: 'pin' },
  { verb: 'clarify', icon: 'clarify' },
  { verb: 'correct', icon: 'correct' },
  { verb: 'cover', icon: 'cover' },
  { verb: 'forward', icon: 'forward' },
  { verb: 'hold-author', icon: 'person' },
]

/** The row of decisions, for the opened comment or for all that are selected. */
export function Decisions({ items, selected, all, keys, open, onVerb }: Props) {
  const { t, n } = useSay()
  const more = further.filter(({ verb }) => can(items, verb))
  const first = firstVerb(items)
  return (
    <div class="decisions" role="group" aria-label={selected > 0 ? n(t.list.selected, selected) : t.item.name}>
      {[{ ...approving, verb: first }, ...places].map(({ verb, icon, key, asks }) => (
        <button
          type="button"
          key={key}
          disabled={!can(items, verb, all)}
          aria-expanded={asks ? open === verb : undefined}
          aria-keyshortcuts={keys ? key : undefined}
          onClick={() => onVerb(verb)}
        >
          <Icon name={icon} />
          <span>
            {t.actions[verb]}
            {asks && '…'}
          </span>
          {keys && <kbd aria-hidden="true">{key}</kbd>}
        </button>
      ))}
      {more.length > 0 && <Further verbs={more} pinned={Boolean(items[0]?.pinned)} onVerb={onVerb} />}
    </div>
  )
}

type FurtherProps = { verbs: typeof further; pinned: boolean; onVerb(verb: Verb): void }

function Further({ verbs, pinned, onVerb }: FurtherProps) {
  const { t } = useSay()
  const [open, set] = useState(false)
  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : !(event.target instanceof Element && event.target.closest('.further'))
      )
        set(false)
    }
    addEventListener('keydown', close)
    addEventListener('pointerdown', close)
    return () => {
      removeEventListener('keydown', close)
      removeEventListener('pointerdown', close)
    }
  }, [open])
  return (
    <div class="further">
      <button type="button" class="square" aria-expanded={open} aria-label={t.actions.more} onClick={() => set(!open)}>
        <Icon name="more" />
      </button>
      {open && (
        <div class="menu">
          {verbs.map(({ verb, icon }) => (
            <button
              type="button"
              key={verb}
              onClick={() => {
                set(false)
                onVerb(verb)
              }}
            >
              <Icon name={icon} />
              {t.actions[verb === 'pin' && pinned ? 'unpin' : verb]}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
