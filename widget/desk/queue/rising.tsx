import { useEffect, useState } from 'preact/hooks'
import type { PhraseView } from '../../../service/contract/figures.ts'
import { readRising } from '../../../service/contract/member.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'

/** How soon it is asked again, in milliseconds. */
const again = 15 * 60_000

/** Where such comments lie: some wait, some are public. */
const queueOf = (tab: 'held' | 'published', q: string): string =>
  `/desk?${new URLSearchParams({ tab, reach: 'all', q })}`

/** What people of several offices below have begun to write about since yesterday; asked after the queue is there. */
export function Rising({ offices }: { offices: number }) {
  const { t, n } = useSay()
  const [rising, set] = useState<PhraseView[]>([])
  const isAbove = offices > 2
  useEffect(() => {
    if (!isAbove) return
    const look = (): void =>
      void ask(readRising, {}).then(
        (found) => set(found.rising),
        // Without an answer nothing is pointed out.
        () => undefined,
      )
    look()
    const timer = setInterval(look, again)
    return () => clearInterval(timer)
  }, [isAbove])
  return (
    <div role="status">
      {rising.length > 0 && (
        <p class="banner rising-now">
          <strong>{t.rising.title}</strong>{' '}
          {rising.map(({ words, persons, offices: many }, at) => (
            <span key={words}>
              {at > 0 && ' · '}
              <b>{words}</b> {`(${n(t.rising.persons, persons)}, ${n(t.rising.offices, many)}): `}
              <a href={queueOf('held', words)}>{t.tabs.held}</a>,{' '}
              <a href={queueOf('published', words)}>{t.tabs.published}</a>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
