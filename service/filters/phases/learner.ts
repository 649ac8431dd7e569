import type { Signal } from '../../domain/verdict.ts'
import type { Folding, JudgeContext, Phase } from '../judged.ts'
import { evidenceOf, oddIn } from '../learner/evidence.ts'
import type { Line } from '../learner/line.ts'
import type { Loudest } from '../learner/margin.ts'
import { opinionOn } from '../learner/opinion.ts'
import { shipped } from '../learner/shipped.ts'
import { hasSiteShape, speaksOfGambling } from '../learner/trade.ts'
import { blockedPhrases } from './blocked-phrases.ts'
import { links } from './links.ts'

/**
 * The bands, in calibrated probability. What each has meant for comments that the weights had not seen stands in
 * `learner/MODEL.md` and is measured again by `npm run bench -- filter`.
 */
export const bands = {
  /** held from here on */
  hold: 0.6,
  /** held from here on where the part that speaks loudest is in odd lettering as well */
  holdOdd: 0.15,
  /** the spam folder from here on, where a second signal says so too */
  spam: 0.97,
}

/** So many letters of another alphabet are lettering; fewer are a slip, an accent, a name. */
const oddFrom = 3

const plainOf = ({ letters, length }: Line): string => {
  let text = ''
  for (let i = 0; i < length; i++) text += String.fromCharCode(letters[i] ?? 0)
  return text
}

/** What besides the score says spam: lettering, a site's shape, a link, a phrase the office blocks. */
function isSeconded(comment: Folding, context: JudgeContext, plain: string, isOdd: boolean): boolean {
  const policy = { ...context.policy, holdLinks: true }
  return (
    isOdd ||
    hasSiteShape(plain) ||
    links.find(comment, { ...context, policy }).length > 0 ||
    blockedPhrases.find(comment, context).length > 0
  )
}

function signalFrom(comment: Folding, context: JudgeContext, part: Loudest, score: number): Signal | null {
  const isOdd = oddIn(part) >= oddFrom
  if (score < (isOdd ? bands.holdOdd : bands.hold)) return null
  const evidence = evidenceOf(part, shipped)
  const shown = evidence.length > 0 ? { evidence } : {}
  if (score < bands.hold) return { code: 'disguised', weight: 'hold', score, ...shown }
  const plain = plainOf(part.line).slice(part.from, part.to)
  const isGambling = speaksOfGambling(plain) || hasSiteShape(plain)
  const code = isGambling ? (isOdd ? 'judol-disguised' : 'judol') : 'promo'
  const goes = score >= bands.spam && isSeconded(comment, context, plain, isOdd)
  return { code, weight: goes ? 'spam' : 'hold', score, ...shown }
}

/** What the words say to a model that has read fifty thousand comments. Never sure alone: see `bands`. */
export const learner: Phase = {
  name: 'learner',
  find(comment, context) {
    const { score, part } = opinionOn(comment, comment.folded, shipped)
    const signal = part && signalFrom(comment, context, part, score)
    return signal ? [signal] : []
  },
}
