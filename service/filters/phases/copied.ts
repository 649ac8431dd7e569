import type { JudgeContext, Phase, Similar } from '../judged.ts'

/** From so many near copies on, on two pages or more, it is a wave and no coincidence; on one page from more. */
const copiesLeast = 3
const copiesLeastOnOnePage = 5

const isWave = ({ copies, pages }: Similar): boolean =>
  copies >= copiesLeastOnOnePage || (copies >= copiesLeast && pages > 1)

/** Whether somebody must look: a wave, or copies of what a member refuses for now. Approved words may be said by all. */
const asksForLook = (similar: Similar): boolean =>
  similar.rule === null ? isWave(similar) : similar.rule !== 'approve'

/** Nearly the same words came again and again. Citizens copy too, so it holds and does no more. */
export const copied: Phase = {
  name: 'copied',
  find(_, { similar }: Pick<JudgeContext, 'similar'>) {
    if (!similar || !asksForLook(similar)) return []
    return [{ code: 'copied', weight: 'hold', score: 0.5, count: similar.copies }]
  },
}
