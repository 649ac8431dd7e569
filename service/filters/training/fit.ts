import { perLetter, size } from '../learner/features.ts'
import type { Line } from '../learner/line.ts'
import { type Loudest, loudest, normOf, slotsFor, type Weights } from '../learner/margin.ts'

/** One labelled comment, and how much it counts. */
export type Lesson = { lines: Line[]; spam: boolean; weight: number }

/** Steps of AdaGrad (Duchi, Hazan, Singer 2011): each weight slows down by what it has already moved. */
const rate = 0.6
/** Pull towards 0 of what moves, so that a name seen once does not weigh like a habit. */
const decay = 3e-4
const first = 1e-3

export type Fitting = {
  /** takes one lesson; answers the margin before it */
  learn(lesson: Lesson): number
  /** the mean of the weights at the ends of the passes since `settle` was first called */
  settle(): void
  weights(): Weights
}

/** Logistic regression on the loudest part of each comment, one step a lesson. Order and lessons are handed in. */
export function fitting(words: Uint8Array): Fitting {
  const now: Weights & { table: Float32Array } = { table: new Float32Array(size), scale: 1, bias: -1, words }
  const moved = new Float32Array(size).fill(first)
  const mean = new Float64Array(size)
  let meanBias = 0
  let settled = 0
  let biasMoved = first

  function step({ line, from, to }: Loudest, gradient: number): void {
    const slots = slotsFor(line, words)
    const value = gradient / normOf(from, to)
    for (let place = from * perLetter; place < to * perLetter; place++) {
      const slot = slots[place] ?? 0
      if (slot === 0) continue
      const pull = value + decay * (now.table[slot] ?? 0)
      const far = (moved[slot] ?? 0) + pull * pull
      moved[slot] = far
      now.table[slot] = (now.table[slot] ?? 0) - (rate * pull) / Math.sqrt(far)
    }
    biasMoved += gradient * gradient
    now.bias -= (rate * gradient) / Math.sqrt(biasMoved)
  }

  return {
    learn({ lines, spam, weight }) {
      const part = loudest(lines, now)
      if (!part) return now.bias
      const probability = 1 / (1 + Math.exp(-part.margin))
      const gradient = (probability - (spam ? 1 : 0)) * weight
      // What is settled beyond doubt teaches nothing more; skipping it halves the time.
      if (Math.abs(gradient) > 0.002) step(part, gradient)
      return part.margin
    },
    settle() {
      settled++
      for (let slot = 0; slot < size; slot++) mean[slot] = (mean[slot] ?? 0) + (now.table[slot] ?? 0)
      meanBias += now.bias
    },
    weights: () =>
      settled === 0
        ? now
        : { table: Float32Array.from(mean, (sum) => sum / settled), scale: 1, bias: meanBias / settled, words },
  }
}
