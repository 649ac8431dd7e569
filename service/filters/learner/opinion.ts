import type { Folded } from '../folding.ts'
import { type Line, linesOf } from './line.ts'
import { type Loudest, loudest } from './margin.ts'
import { type Model, probabilityOf } from './model.ts'

/** How sure the learner is that a comment is spam, the part that made it so, and every line it can be read as. */
export type Opinion = { score: number; part: Loudest | null; lines: readonly Line[] }

/** Pure, and linear in the length of name and text. */
export function opinionOn(
  comment: { name: string; text: string },
  folded: { name: Folded; text: Folded },
  model: Model,
): Opinion {
  const lines = linesOf(comment, folded)
  const part = loudest(lines, model)
  return { score: part ? probabilityOf(model, part.margin) : 0, part, lines }
}
