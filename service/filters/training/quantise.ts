import type { Weights } from '../learner/margin.ts'

/** So many of the weights are written as they are; the few louder ones are cut to the loudest of these. */
const within = 0.9995

/** Weights as whole numbers of −127 to 127 and one scale. */
export function quantised({ table, bias, words }: Weights): Weights & { table: Int8Array } {
  const sizes = Float64Array.from(table, Math.abs).toSorted()
  const loudest = sizes[Math.floor((sizes.length - 1) * within)] ?? 0
  const scale = Math.max(loudest, 1e-6) / 127
  return {
    table: Int8Array.from(table, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale: Math.fround(scale),
    bias: Math.fround(bias),
    words,
  }
}
