import type { Folded } from '../folding.ts'
import { linesOf } from './line.ts'
import { type Loudest, loudest } from './margin.ts'
import { type Model, probabilityOf } from './model.ts'

/** How sure the learner is that a comment is spam, and the part that made it so. */
export type Opinion = { score: number; part: Loudest | null }

/** Pure, and linear in the length of name and text. */
export function opinionOn(
  comment: { name: string; text: string },
  folded: { name: Folded; text: Folded },
  model: Model,
): Opinion {
  const part = loudest(linesOf(comment, folded), model)
  return { score: part ? probabilityOf(model, part.margin) : 0, part }
}
