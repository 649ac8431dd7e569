import type { Bilingual } from '../../contract/languages.ts'
import type { Site } from '../../domain/offices.ts'
import { engagementAt } from '../../domain/opening.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { rulesAt } from './pages.ts'

const closed: Record<'off' | 'quiet-period', Bilingual> = {
  off: { id: 'Kantor ini tidak memakai dukungan dan reaksi.', en: 'This office uses no support and no reactions.' },
  'quiet-period': {
    id: 'Masa tenang. Dukungan dan reaksi dibuka lagi sesudahnya.',
    en: 'Quiet period. Support and reactions open again after it.',
  },
}

/** Refuses `closed` where an office wants no support and reactions, and in quiet periods, in which figures rest. */
export function heedEngagement({ directory, clock }: Pick<Collaborators, 'directory' | 'clock'>, site: Site): void {
  const now = clock.now()
  const { policy, stage } = rulesAt(directory.current(), site, now)
  const standing = engagementAt(policy, now, stage)
  if (!standing.open) throw new Refusal('closed', { detail: closed[standing.code] })
}
