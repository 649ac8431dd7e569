import { undoDecision } from '../../../service/contract/member.ts'
import type { CoverView } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { ask } from '../calls.ts'
import type { Acting } from '../queue/acting.ts'
import { useSay } from '../texts/use.ts'

/** What is covered in the words above and may still be uncovered: by whom, and one's own with its undo. */
export function Covers({ id, covers, now, act }: { id: string; covers: CoverView[]; now: number; act: Acting }) {
  const { t, of, language } = useSay()
  if (covers.length === 0) return null
  return (
    <ul class="covers">
      {covers.map(({ by, at, undo }) => (
        <li key={at + by} class="meta">
          <span>{of(t.acts.covered, by)}</span>
          <time dateTime={at} title={moment(at, language)}>
            {relative(Date.parse(at), now, language)}
          </time>
          {undo !== null && (
            <button
              type="button"
              class="quiet"
              onClick={() => void act({ id, run: () => ask(undoDecision, { params: { undo } }), said: 'uncovered' })}
            >
              {t.actions.undo}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
