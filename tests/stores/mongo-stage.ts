// Several processes on one MongoDB server, each command of which is let through by hand, in any order.
import { openMongoStore } from '../../service/store/mongo/open.ts'
import type { Store } from '../../service/store/store.ts'
import { Wire } from './mongo-wire.ts'

const commands = new Set(['find', 'aggregate', 'insert', 'update', 'delete', 'findAndModify'])

/** Lets the commands of several actors through, one at a time. */
export class Stage {
  /** an actor may ask several things at once */
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #acting = new Set<string>()
  #notice: () => void = () => undefined
  isOpen = true

  hold(actor: string, command: string): Promise<void> | undefined {
    if (this.isOpen || !commands.has(command)) return undefined
    return new Promise((resolve) => {
      this.#waiting.set(actor, [...(this.#waiting.get(actor) ?? []), resolve])
      this.#notice()
    })
  }

  begin(actor: string, act: Promise<unknown>): void {
    this.#acting.add(actor)
    act.catch(() => undefined).finally(() => this.leave(actor))
  }

  leave(actor: string): void {
    this.#acting.delete(actor)
    this.#waiting.delete(actor)
    this.#notice()
  }

  /** Who waits, once everybody who still acts does. */
  async ready(): Promise<string[]> {
    while ([...this.#acting].some((actor) => !this.#waiting.has(actor))) {
      await new Promise<void>((resolve) => (this.#notice = resolve))
    }
    return [...this.#waiting.keys()].toSorted()
  }

  let(actor: string): void {
    const [pass, ...others] = this.#waiting.get(actor) ?? []
    if (others.length > 0) this.#waiting.set(actor, others)
    else this.#waiting.delete(actor)
    pass?.()
  }

  /** Lets the next so many commands of one actor through, as long as there are any. */
  async letNext(actor: string, howMany: number): Promise<void> {
    for (let step = 0; step < howMany && (await this.ready()).includes(actor); step++) this.let(actor)
    await this.ready()
  }
}

type Where = { port: number; database: string }

/** A process of its own, which can be killed. */
export class Actor {
  readonly #name: string
  readonly #stage: Stage
  readonly #where: Where
  #wire: Wire | null = null
  #store: Store | null = null

  constructor(name: string, stage: Stage, where: Where) {
    this.#name = name
    this.#stage = stage
    this.#where = where
  }

  async store(): Promise<Store> {
    if (this.#store) return this.#store
    this.#wire = new Wire(this.#where.port, (command) => this.#stage.hold(this.#name, command))
    this.#store = await openMongoStore({ url: await this.#wire.open(), database: this.#where.database })
    return this.#store
  }

  kill(): void {
    this.#wire?.close()
    this.#store?.close().catch(() => undefined)
    this.#store = null
    this.#stage.leave(this.#name)
  }
}

/** Mulberry32: chance that can be had again. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
