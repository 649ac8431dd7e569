import { useEffect, useState } from 'preact/hooks'
import { type PolicyBody, reachPolicy } from '../../../service/contract/member.ts'
import type { ReachView, SomeOffices } from '../../../service/contract/reach.ts'
import type { Text } from '../../kit/texts.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'

/** Who types on is not asked for at every letter; in milliseconds. */
const pause = 300

type Props = {
  office: string
  name: string
  /** all that the office would set itself */
  settings: PolicyBody['settings']
  /** how many offices stand below */
  below: number
}

/** What saving would change below, before one saves. What cannot be saved says so when it is tried. */
export function Reach({ office, name, settings, below }: Props) {
  const { t, n } = useSay()
  const [reach, set] = useState<ReachView | null>(null)
  const asked = JSON.stringify(settings)
  useEffect(() => {
    let here = true
    const asking = setTimeout(() => {
      ask(reachPolicy, { params: { id: office }, body: { settings: JSON.parse(asked) } }).then(
        (found) => here && set(found.settings[name] ?? null),
        () => here && set(null),
      )
    }, pause)
    return () => {
      here = false
      clearTimeout(asking)
    }
  }, [office, name, asked])
  if (below === 0) return null
  return (
    <div class="reach" role="status">
      {reach && (
        <>
          <p>
            <b>{n(t.policies.reach, reach.inForce)}</b>{' '}
            <span class="faint">{n(t.policies.changes, reach.changed)}</span>
          </p>
          <Some sentence={t.policies.kept} offices={reach.kept} />
          <Some sentence={t.policies.silenced} offices={reach.silenced} />
          <Some sentence={t.policies.freed} offices={reach.freed} />
        </>
      )}
    </div>
  )
}

/** The sentence with its number, and the first of the offices by name; nothing where there is none. */
function Some({ sentence, offices }: { sentence: Text; offices: SomeOffices }) {
  const { t, n } = useSay()
  const { count, some } = offices
  if (count === 0) return null
  const rest = count - some.length
  return (
    <p>
      {n(sentence, count)}{' '}
      <span class="faint">
        {some.map(({ name }) => name).join(', ')}
        {rest > 0 && `, ${n(t.policies.others, rest)}`}.
      </span>
    </p>
  )
}
