import type { QueueItem } from '../../../service/contract/views.ts'
import type { Acting } from '../queue/acting.ts'
import { ClarifyPanel } from './clarify.tsx'
import { CoverPanel } from './cover.tsx'
import { HoldAuthorPanel } from './hold-author.tsx'

export type RarePanel = 'clarify' | 'cover' | 'hold-author'

type Props = { panel: RarePanel; item: QueueItem; act: Acting; onClose(): void }

/** The panels that few visits open, in one piece that is fetched when the first of them is. */
export function Panels({ panel, item, act, onClose }: Props) {
  if (panel === 'clarify') return <ClarifyPanel key={item.id} item={item} act={act} onClose={onClose} />
  if (panel === 'hold-author') return <HoldAuthorPanel key={item.id} item={item} act={act} onClose={onClose} />
  // Another version has other words: what was marked in the old ones points nowhere.
  return <CoverPanel key={item.id + item.version} item={item} act={act} onClose={onClose} />
}
