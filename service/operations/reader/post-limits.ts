import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../../domain/refusal.ts'

/** Posts in a minute: of one person from one network, on one page and on all pages. */
export const postLimits = { onPage: 20, everywhere: 60, seconds: 60, calmSeconds: 120 } as const

/** Who posts where. `network` is a keyed hash that lives a day, or null for a caller on this machine. */
export type Poster = {
  network: string | null
  person: string
  page: string
  /** a statement stands above the page: one post at a time */ calm?: boolean
}

export type PostLimits = { spend(poster: Poster): Promise<void> }

/**
 * An address proves nothing until it is verified, so limits count network and person together:
 * who types somebody else's address cannot lock them out.
 */
export function memoryPostLimits(): PostLimits {
  const everywhere = new RateLimiterMemory({ points: postLimits.everywhere, duration: postLimits.seconds })
  const onPage = new RateLimiterMemory({ points: postLimits.onPage, duration: postLimits.seconds })
  const calmly = new RateLimiterMemory({ points: 1, duration: postLimits.calmSeconds })
  return {
    async spend({ network, person, page, calm = false }) {
      const poster = `${network ?? 'here'} ${person}`
      try {
        await everywhere.consume(poster)
        await onPage.consume(`${poster} ${page}`)
        if (calm) await calmly.consume(poster)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        throw new Refusal('rate-limited', { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) })
      }
    },
  }
}
