import type { QueueItem } from '../../../service/contract/views.ts'
import type { Acting } from '../queue/acting.ts'
import { CoverPanel } from './cover.tsx'

export type RarePanel = 'cover'

type Props = { panel: RarePanel; item: QueueItem; act: Acting; onClose(): void }

/** The panels that few visits open, in one piece that is fetched when the first of them is. */
export function Panels({ item, act, onClose }: Props) {
  // Another version has other words: what was marked in the old ones points nowhere.
  return <CoverPanel key={item.id + item.version} item={item} act={act} onClose={onClose} />
}
