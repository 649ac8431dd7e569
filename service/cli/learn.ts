import { readLearned, type Learned } from '../live/lessons.ts'
import { rebuildLessons, stopLearning } from '../operations/operator/learning/learn.ts'
import type { Command } from './command.ts'
import { many } from './texts.ts'

const saidOf = ({ isOn, at, decisions, members, lessons }: Learned): string[] =>
  isOn
    ? [
        `The filter learns from decisions. Made ${new Date(at).toISOString()} from ${many(decisions, 'decision')} ` +
          `of ${many(members, 'member')}; ${many(lessons?.slots.length ?? 0, 'weight')} moved.`,
      ]
    : [`The filter does not learn from decisions; switched off ${new Date(at).toISOString()}.`]

/** What is told as data: figures alone, for the weights say nothing to anybody. */
const figuresOf = ({ isOn, at, decisions, members, lessons }: Learned) => ({
  on: isOn,
  at: new Date(at).toISOString(),
  decisions,
  members,
  weights: lessons?.slots.length ?? 0,
})

const show: Command = {
  name: 'learn show',
  does: 'Tells what the filter has learned from members’ decisions.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    const { store } = await open()
    const told = await readLearned(store.meta)
    if (told) terminal.answer(figuresOf(told.learned), saidOf(told.learned))
    else terminal.answer(null, ['Nothing was learned yet: no decision has been made.'])
  },
}

const rebuild: Command = {
  name: 'learn rebuild',
  does: 'Learns anew from the decisions that stand, and switches learning on.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    const learned = await rebuildLessons(await open())
    terminal.answer(figuresOf(learned), saidOf(learned))
  },
}

const off: Command = {
  name: 'learn off',
  does: 'Judges by the shipped filter alone, and learns nothing more.',
  usage: '',
  options: {},
  help: [],
  async run({ given, open, terminal }) {
    given.none()
    await stopLearning(await open())
    terminal.answer({ on: false }, ['The filter judges as it was shipped. `learn rebuild` switches learning on again.'])
  },
}

export const learn: Command[] = [show, rebuild, off]
