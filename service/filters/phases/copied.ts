import type { JudgeContext, Phase, Similar } from '../judged.ts'
import { tracesIn } from '../traces.ts'

/** From so many near copies on, on two pages or more, it is a wave and no coincidence; on one page from more. */
const copiesLeast = 3
const copiesLeastOnOnePage = 5
/** Citizens copy too, a petition or a prayer: words that lead nowhere wait only where they flood the country. */
const flood = { copies: 20, pages: 5 }

const isWave = ({ copies, pages }: Similar): boolean =>
  copies >= copiesLeastOnOnePage || (copies >= copiesLeast && pages > 1)
const isFlood = ({ copies, pages }: Similar): boolean => copies >= flood.copies && pages >= flood.pages

/** A link, a number, an account, a site's name: what an advert is for. */
const leadsSomewhere = (text: string): boolean => Object.values(tracesIn(text)).some((found) => found.length > 0)

/**
 * Nearly the same words came again and again. It holds what leads somewhere, a flood, and what a member refuses for
 * now; other copies are only noted. Approved words may be said by all.
 */
export const copied: Phase = {
  name: 'copied',
  find({ name, text }, { similar }: Pick<JudgeContext, 'similar'>) {
    if (!similar || similar.rule === 'approve') return []
    if (similar.rule === null && !isWave(similar)) return []
    const holds = similar.rule !== null || isFlood(similar) || leadsSomewhere(`${name}\n${text}`)
    return [{ code: 'copied', weight: holds ? 'hold' : 'note', score: holds ? 0.5 : 0, count: similar.copies }]
  },
}
