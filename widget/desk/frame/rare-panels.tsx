import type { ComponentProps } from 'preact'
import type { Panels } from '../case/panels.tsx'
import { useSay } from '../texts/use.ts'
import { useFetched } from './fetched.ts'

/** A rarely opened panel above the decisions, once it is here. */
export function RarePanels(props: ComponentProps<typeof Panels>) {
  const { t } = useSay()
  const piece = useFetched(() => import('../case/panels.tsx'))
  if (piece === 'failed') {
    return (
      <p class="panel error" role="alert">
        {t.trouble.away}
      </p>
    )
  }
  return piece && <piece.Panels {...props} />
}
