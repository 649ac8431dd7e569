import { fold } from '../folding.ts'
import { perLetter } from './features.ts'
import { linesOf } from './line.ts'
import { loudest, normOf, slotsFor } from './margin.ts'
import { isCommon, markOf, type Model, probabilityOf } from './model.ts'

/** What a member decided about a comment's words. A rejection for other reasons is no lesson. */
export type Decided = { member: string; name: string; text: string; spam: boolean }

/** How far one decision would move each place of the table, in whole units, so that no order of adding matters. */
export type Step = ReadonlyMap<number, number>

/** A sparse table that is added to the shipped weights, in `unitsPerWeight` to one step of theirs. */
export type Lessons = {
  /** of the weights that it was worked out against; for others it means nothing */
  mark: number
  slots: readonly number[]
  steps: readonly number[]
}

/** What each member's decisions add up to. */
export type Teaching = Map<string, { decisions: number; sums: Map<number, number> }>

const unitsPerWeight = 16

/** How far a decision moves what it is about, before all bounds, in log odds. */
const rate = 400

/** A score that was this near to the decision had nothing to learn. */
const surprise = 0.1

/** How far one member alone moves a place, in log odds: measured so that 500 wrong decisions do next to nothing. */
const aloneMost = 0.15

/** How far all together move it. Beyond `aloneMost` only what two members say counts, the lesser of both. */
const togetherMost = 8

/** From so many decisions on each of a member's counts less: who decides most does not decide everything. */
const decisionsInFull = 200

/** Smaller than this says nothing, and would only fill the store. */
const stepLeast = 4

const unitOf = ({ scale }: Model): number => scale / unitsPerWeight

/**
 * What one decision teaches, against the shipped weights alone, or null where they had known it. Places that harmless
 * words fill often are left alone: whatever is decided, everyday words keep their weight.
 */
export function stepOf({ name, text, spam }: Omit<Decided, 'member'>, model: Model): Step | null {
  const part = loudest(linesOf({ name, text }, { name: fold(name), text: fold(text) }), model)
  if (!part) return null
  const wrong = (spam ? 1 : 0) - probabilityOf(model, part.margin)
  if (Math.abs(wrong) < surprise) return null
  const value = Math.round((rate * wrong) / normOf(part.from, part.to) / unitOf(model))
  const slots = slotsFor(part.line, model.words)
  const step = new Map<number, number>()
  for (let place = part.from * perLetter; place < part.to * perLetter; place++) {
    const slot = slots[place] ?? 0
    if (slot !== 0 && !isCommon(model, slot)) step.set(slot, (step.get(slot) ?? 0) + value)
  }
  return step.size > 0 ? step : null
}

/** Adds a decision to what its member teaches, or takes an undone one out again (−1): then nothing of it is left. */
export function teach(teaching: Teaching, member: string, step: Step | null, times: 1 | -1 = 1): void {
  const own = teaching.get(member) ?? { decisions: 0, sums: new Map<number, number>() }
  own.decisions += times
  for (const [slot, value] of step ?? []) {
    const sum = (own.sums.get(slot) ?? 0) + value * times
    if (sum === 0) own.sums.delete(slot)
    else own.sums.set(slot, sum)
  }
  if (own.decisions === 0 && own.sums.size === 0) teaching.delete(member)
  else teaching.set(member, own)
}

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

/** What members say of one place: what each may move alone, and the second loudest voice each way. */
type Voices = { alone: number; up: number; upSecond: number; down: number; downSecond: number }

function hear(voices: Voices, said: number, alone: number): void {
  voices.alone += within(said, alone)
  if (said > voices.up) [voices.up, voices.upSecond] = [said, voices.up]
  else if (said > voices.upSecond) voices.upSecond = said
  if (said < voices.down) [voices.down, voices.downSecond] = [said, voices.down]
  else if (said < voices.downSecond) voices.downSecond = said
}

/** What all decisions have taught, within the bounds; the same for the same decisions, in whatever order they came. */
export function lessonsFrom(teaching: Teaching, model: Model): Lessons {
  const alone = aloneMost / unitOf(model)
  const heard = new Map<number, Voices>()
  for (const { decisions, sums } of teaching.values()) {
    const weight = Math.min(1, decisionsInFull / Math.max(1, decisions))
    for (const [slot, sum] of sums) {
      const voices = heard.get(slot) ?? { alone: 0, up: 0, upSecond: 0, down: 0, downSecond: 0 }
      hear(voices, Math.round(sum * weight), alone)
      heard.set(slot, voices)
    }
  }
  const found = [...heard]
    .map(([slot, { alone: own, upSecond, downSecond }]) => ({
      slot,
      step: Math.round(within(own + upSecond + downSecond, togetherMost / unitOf(model))),
    }))
    .filter(({ step }) => Math.abs(step) >= stepLeast)
    .toSorted((one, other) => one.slot - other.slot)
  return { mark: markOf(model), slots: found.map(({ slot }) => slot), steps: found.map(({ step }) => step) }
}

/** The lessons of a list of decisions. Some fifty microseconds each: not for the thread that answers. */
export function lessonsOf(decided: Iterable<Decided>, model: Model): Lessons {
  const teaching: Teaching = new Map()
  for (const one of decided) teach(teaching, one.member, stepOf(one, model))
  return lessonsFrom(teaching, model)
}

/** Worked out once for each set of lessons: every comment is judged by them until the next. */
const known = new WeakMap<Lessons, Model>()

/** The weights with the lessons added; as shipped, where those belong to other weights. */
export function taught(model: Model, lessons: Lessons | null): Model {
  if (!lessons || lessons.slots.length === 0 || lessons.mark !== markOf(model)) return model
  const before = known.get(lessons)
  if (before) return before
  const table = Int16Array.from(model.table, (weight) => weight * unitsPerWeight)
  for (const [at, slot] of lessons.slots.entries()) table[slot] = (table[slot] ?? 0) + (lessons.steps[at] ?? 0)
  const together = { ...model, table, scale: unitOf(model) }
  known.set(lessons, together)
  return together
}
