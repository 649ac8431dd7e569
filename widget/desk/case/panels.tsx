import type { OfficeView, QueueItem } from '../../../service/contract/views.ts'
import type { Acting } from '../queue/acting.ts'
import { ClarifyPanel } from './clarify.tsx'
import { CorrectPanel } from './correct.tsx'
import { CoverPanel } from './cover.tsx'
import { ForwardPanel } from './forward.tsx'
import { HoldAuthorPanel } from './hold-author.tsx'

export type RarePanel = 'clarify' | 'correct' | 'cover' | 'forward' | 'hold-author'

type Props = { panel: RarePanel; item: QueueItem; offices: OfficeView[]; act: Acting; onClose(): void }

/** The panels that few visits open, in one piece that is fetched when the first of them is. */
export function Panels({ panel, item, offices, act, onClose }: Props) {
  if (panel === 'clarify') return <ClarifyPanel key={item.id} item={item} act={act} onClose={onClose} />
  if (panel === 'correct') return <CorrectPanel key={item.id} item={item} act={act} onClose={onClose} />
  if (panel === 'forward')
    return <ForwardPanel key={item.id} item={item} offices={offices} act={act} onClose={onClose} />
  if (panel === 'hold-author') return <HoldAuthorPanel key={item.id} item={item} act={act} onClose={onClose} />
  // Another version has other words: what was marked in the old ones points nowhere.
  return <CoverPanel key={item.id + item.version} item={item} act={act} onClose={onClose} />
}
