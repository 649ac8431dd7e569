import type { Clock } from '../../domain/world.ts'
import { openWindows, refuseFor } from '../../live/windows.ts'

/** Posts in a minute: of one person from one network, on one page and on all pages. */
export const postLimits = { onPage: 20, everywhere: 60, seconds: 60, calmSeconds: 120 } as const

/** Who posts where. `network` is a keyed hash that lives a day, or null for a caller on this machine. */
export type Poster = {
  network: string | null
  person: string
  page: string
  /** a statement stands above the page: one post at a time */
  calm?: boolean
}

export type PostLimits = { spend(poster: Poster): Promise<void> }

/**
 * An address proves nothing until it is verified, so limits count network and person together:
 * who types somebody else's address cannot lock them out.
 */
export function memoryPostLimits(clock: Clock): PostLimits {
  const { seconds, calmSeconds } = postLimits
  const everywhere = openWindows({ points: postLimits.everywhere, seconds }, clock)
  const onPage = openWindows({ points: postLimits.onPage, seconds }, clock)
  const calmly = openWindows({ points: 1, seconds: calmSeconds }, clock)
  return {
    async spend({ network, person, page, calm = false }) {
      const poster = `${network ?? 'here'} ${person}`
      refuseFor(everywhere.spend(poster))
      refuseFor(onPage.spend(`${poster} ${page}`))
      if (calm) refuseFor(calmly.spend(poster))
    },
  }
}
