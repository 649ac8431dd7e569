import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Refusal } from '../domain/refusal.ts'
import type { Chance, Clock } from '../domain/world.ts'
import type { Collaborators } from '../operations/collaborators.ts'
import type { Store } from '../store/store.ts'

/** What the caller typed is no command: exit code 2, with the command's usage behind the sentence. */
export class Usage extends Error {}

/** A reason to stop that is told in a sentence: exit code 1. */
export class Stop extends Error {}

export type Options = NonNullable<ParseArgsConfig['options']>

/** What a command has to work with. */
export type Call = {
  given: Given
  /** opens the store; a command checks what was typed first */
  open(): Promise<Collaborators>
  /** the store alone, whatever master secret it is filled under */
  openStore(): Promise<Store>
  terminal: Terminal
  /** what the command line knows of its surroundings */
  around: Around
}

export type Around = {
  /** where the demo pages stand */
  demoOrigin: string
  /** the master secret as it stands in the environment or the key file; null where there is none yet */
  masterSecret(): Uint8Array | null
  /** where the key file would be looked for */
  keyFile: string
  keys: KeyFiles
  clock: Clock
  chance: Chance
}

/** Where the master secret lies, and the one to go over to. */
export type KeyFiles = {
  /** whether it lies in the key file; else it stands in the environment */
  isInFile: boolean
  /** when the key file was made, in milliseconds; null without one */
  madeAt(): number | null
  nextFile: string
  /** the next secret, where a rotation was begun */
  begun(): Uint8Array | null
  /** the same, made where there is none yet */
  next(): Uint8Array
  /** puts the next secret in the place of the present one; gives where that is kept; null: only its owner can */
  adopt(oldFingerprint: string): string | null
}

/** Where a command speaks: data on the output stream, sentences for people on the error stream. */
export type Terminal = {
  json: boolean
  /** the answer: as JSON with `--json`, else as these lines */
  answer(data: unknown, lines: string[]): void
  say(sentence: string): void
  /** how far long work is: a bar at a terminal, else a line each tenth */
  progress(what: string, done: number, all: number): void
  /** a password, from a prompt or the input stream; never from the arguments, which others can read */
  password(): Promise<string>
  /** whether the person at the terminal types this word */
  confirm(question: string, word: string): Promise<boolean>
}

export type Command = {
  /** as it is typed: `sites add` */
  name: string
  /** what it does, in a line */
  does: string
  /** what may follow the name */
  usage: string
  options: Options
  /** each option in a line, `--json` and `--help` left out */
  help: string[]
  run(call: Call): Promise<void>
}

/** What was typed behind a command's name, each value asked for by its option's name. */
export class Given {
  readonly positionals: string[]
  readonly #values: ReturnType<typeof parseArgs>['values']

  constructor(positionals: string[], values: ReturnType<typeof parseArgs>['values']) {
    this.positionals = positionals
    this.#values = values
  }

  has(name: string): boolean {
    return this.#values[name] === true
  }

  optional(name: string): string | null {
    const value = this.#values[name]
    return typeof value === 'string' ? value : null
  }

  required(name: string): string {
    const value = this.optional(name)?.trim()
    if (!value) throw new Usage(`--${name} is missing.`)
    return value
  }

  /** each value of an option that may be given several times */
  some(name: string): string[] {
    const values = this.#values[name]
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  }

  many(name: string): string[] {
    const texts = this.some(name)
    if (texts.length === 0) throw new Usage(`--${name} is missing.`)
    return texts
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.required(name)
    const found = choices.find((choice) => choice === value)
    if (found === undefined) throw new Usage(`--${name} is one of ${choices.join(', ')}; "${value}" is none.`)
    return found
  }

  /** the one word that follows the command */
  only(what: string): string {
    const [first, ...more] = this.positionals
    if (first === undefined || first.trim() === '') throw new Usage(`Say which ${what}.`)
    if (more.length > 0) throw new Usage(`Only one ${what} at a time; "${more[0]}" is left over.`)
    return first
  }

  none(): void {
    const [first] = this.positionals
    if (first !== undefined) throw new Usage(`"${first}" is left over.`)
  }
}

export const common = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const satisfies Options

/** Reads what follows a command's name; throws `Usage`. */
export function readGiven(command: Pick<Command, 'options'>, args: string[]): Given {
  try {
    const options = { ...command.options, ...common }
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    return new Given(positionals, values)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    throw new Usage(`${said.split('. ')[0] ?? said}.`.replace(/\.\.$/, '.'))
  }
}

/** What a command answers where the store says that there is no such thing, or that it is there already. */
export async function telling<Result>(
  work: Promise<Result>,
  sentences: Partial<Record<Refusal['code'], string>>,
): Promise<Result> {
  try {
    return await work
  } catch (refused) {
    const sentence = refused instanceof Refusal ? sentences[refused.code] : undefined
    throw sentence === undefined ? refused : new Stop(sentence)
  }
}
