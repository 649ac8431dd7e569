import type { Signal } from '../../domain/verdict.ts'
import type { Folding, JudgeContext, Phase } from '../judged.ts'
import { evidenceOf } from '../learner/evidence.ts'
import { taught } from '../learner/lessons.ts'
import type { Line } from '../learner/line.ts'
import type { Loudest } from '../learner/margin.ts'
import type { Model } from '../learner/model.ts'
import { oddIn } from '../learner/odd-letters.ts'
import { opinionOn } from '../learner/opinion.ts'
import { strangeName } from '../learner/strange-names.ts'
import { shipped } from '../learner/shipped.ts'
import { hasNumberedName, hasSiteShape, speaksOfGambling } from '../learner/trade.ts'
import { blockedPhrases } from './blocked-phrases.ts'
import { copied } from './copied.ts'
import { links } from './links.ts'

/** So many letters of another alphabet are lettering; fewer are a slip, an accent, a name. */
const oddFrom = 3

/** So far around the beginning of the part that was loudest words are looked for that name the reason. */
const nearMost = 300

/** Letters of a line from `from` to `to`, as far as it goes. */
function plainOf({ letters, length }: Line, from: number, to: number): string {
  let text = ''
  for (let i = Math.max(0, from); i < Math.min(to, length); i++) text += String.fromCharCode(letters[i] ?? 0)
  return text
}

const hasLink = (comment: Folding, context: JudgeContext): boolean =>
  links.find(comment, { ...context, policy: { ...context.policy, holdLinks: true } }).length > 0

type Finding = { part: Loudest; lines: readonly Line[]; score: number; model: Model }
type Bands = JudgeContext['policy']['filterBands']

/**
 * How far from the band of odd lettering to that of plain words, or below it, of what there is below; none of these
 * holds anything by itself.
 */
const ways = {
  odd: 0,
  /** a word nobody knows, set off in capitals: that is how a new site shows its name, whatever it is called */
  new: 1 / 8,
  /** … and without its vowels, or cut in groups: that is how it hides it */
  hidden: -0.6,
  /** a name with a number, as sites have them, or groups that may be a name cut up */
  named: 1 / 2,
  plain: 1,
} as const

/** From which score on a comment is held that seems so. */
function heldFrom({ hold, odd }: Bands, seems: keyof typeof ways): number {
  const least = Math.min(odd, hold)
  const way = ways[seems]
  // However early an office asks for odd lettering, a name alone is not enough; and where it holds nothing, nothing is.
  const room = way < 0 ? Math.min(least, hold - least) : hold - least
  return least + room * way
}

function signalFrom(comment: Folding, context: JudgeContext, { part, lines, score, model }: Finding): Signal | null {
  // What each band has meant for comments that the weights had not seen stands in `learner/MODEL.md`.
  const bands = context.policy.filterBands
  if (score < heldFrom(bands, 'hidden')) return null
  const { letters, groups } = oddIn(part)
  const isOdd = letters >= oddFrom
  const said = plainOf(part.line, part.from, Math.min(part.to, part.from + nearMost))
  const seems = (): keyof typeof ways => {
    if (isOdd) return 'odd'
    const strange = strangeName(lines, part, model.words)
    if (strange !== 'none') return strange
    return letters + groups >= oddFrom || hasNumberedName(said) ? 'named' : 'plain'
  }
  if (score < heldFrom(bands, seems())) return null
  const evidence = evidenceOf(part, model)
  const shown = evidence.length > 0 ? { evidence } : {}
  if (isOdd && score < bands.hold) return { code: 'disguised', weight: 'hold', score, ...shown }
  const hasShape = hasSiteShape(said)
  const near = plainOf(part.line, part.from - nearMost, part.from + nearMost)
  const isGambling = hasShape || speaksOfGambling(near)
  const code = isGambling ? (isOdd ? 'judol-disguised' : 'judol') : 'promo'
  // An address is what citizens add as well, and may be all that the score is about: it seconds words of the trade
  // alone.
  const isSeconded = (): boolean =>
    isOdd ||
    hasShape ||
    (isGambling && hasLink(comment, context)) ||
    [blockedPhrases, copied].some((phase) => phase.find(comment, context).length > 0)
  const goes = score >= bands.spam && isSeconded()
  return { code, weight: goes ? 'spam' : 'hold', score, ...shown }
}

/**
 * What the words say to a model that has read fifty thousand comments, and heard what members decided since. Never sure
 * alone: the folder asks for a second signal.
 */
export const learnerWith = (weights: Model): Phase => ({
  name: 'learner',
  find(comment, context) {
    const model = taught(weights, context.lessons)
    const { score, part, lines } = opinionOn(comment, comment.folded, model)
    const signal = part && signalFrom(comment, context, { part, lines, score, model })
    return signal ? [signal] : []
  },
})

export const learner = learnerWith(shipped)
