import type { FunctionComponent } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { PagesProps } from '../pages/pages.tsx'
import type { PageName } from '../place.ts'
import { useSay } from '../texts/use.ts'
import { useLater } from './later.ts'

/**
 * The small pages, which most visits to the queue never open and so do not pay for. A piece that cannot be fetched
 * (no network, or a newer desk was installed meanwhile) is fetched anew with the whole desk.
 */
export function SmallPages(props: PagesProps) {
  const piece = figures.has(props.page) ? 'figures' : 'pages'
  return <Piece key={piece} piece={piece} {...props} />
}

const figures: ReadonlySet<PageName> = new Set(['insights', 'weekly', 'audit'])
const pieces = { pages: () => import('../pages/pages.tsx'), figures: () => import('../figures/figures.tsx') }

function Piece({ piece, ...props }: PagesProps & { piece: keyof typeof pieces }) {
  const { t } = useSay()
  const [loaded, set] = useState<{ Pages: FunctionComponent<PagesProps> } | null>(null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    pieces[piece]().then(
      ({ Pages }) => set({ Pages }),
      () => setFailed(true),
    )
  }, [piece])
  useEffect(load, [load])
  const slow = useLater(!loaded && !failed, 1_000)
  if (loaded) return <loaded.Pages {...props} />
  if (!failed) return slow ? <p class="note">{t.trouble.loading}</p> : null
  return (
    <div class="column" role="alert">
      <p>{t.trouble.away}</p>
      <button type="button" onClick={() => location.reload()}>
        {t.trouble.again}
      </button>
    </div>
  )
}
