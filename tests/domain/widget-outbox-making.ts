// What the suites of a page's outbox stand on: a device with tabs, bad weather, and a service that holds each key once.
import type { CommentView, PostedView } from '../../service/contract/views.ts'
import type { Failure } from '../../widget/kit/client.ts'
import { type Outbox, type Waiting, asComment, makeOutbox } from '../../widget/embed/later/outbox.ts'

export const entry = (key: string, more: Partial<Waiting> = {}): Waiting => ({
  origin: 'https://rembuk.example',
  site: 'kpu-sukamaju',
  at: `2026-11-24T07:00:00.${key.padStart(3, '0')}Z`,
  body: {
    key,
    url: 'https://berita.example/a',
    name: 'Warga',
    email: 'warga@contoh.example',
    text: `kata ${key}`,
  },
  ...more,
})

const posted = ({ body: { key, name, text } }: Waiting): PostedView => ({
  comment: { ...(asComment(entry(key)) satisfies CommentView), id: `0${key}`, text, author: null },
  receipt: `kode-${key}`,
  editToken: `kunci-${name}`,
  editableUntil: '2026-11-24T07:15:00.000Z',
  reader: 'peramban',
  masked: 0,
  usualMinutes: null,
})

/** What becomes of one try. `lost` has arrived, but nobody hears of it. */
export type Weather = 'fine' | 'offline' | 'lost' | 'unavailable' | 'rate-limited' | 'unknown' | 'invalid'

/** A device with tabs, and a service that holds each key once. */
export function aDevice(
  options: { locks?: boolean; weather?: () => Weather; pass?: <T>(value: T) => Promise<T> } = {},
) {
  const { locks = true, weather = () => 'fine', pass = (value) => Promise.resolve(value) } = options
  const drawer = new Map<string, Waiting>()
  const service = new Map<string, Waiting>()
  const locked = new Set<string>()
  const tries: string[] = []
  const sent: string[] = []
  const given: string[] = []
  /** how often one key was on its way at the same time, from all tabs and from one */
  const most = { once: 0, inTab: 0 }
  const flying: string[] = []

  function aTab() {
    const tab: { isOpen: boolean; plan: { run(): void; wait: number } | undefined; mine: Set<string> } = {
      isOpen: true,
      plan: undefined,
      mine: new Set(),
    }
    const mineFlying: string[] = []
    /** What a closed tab waits for never comes. */
    const alive = <T>(value: T): Promise<T> => (tab.isOpen ? Promise.resolve(value) : new Promise(() => undefined))
    const outbox: Outbox = makeOutbox({
      all: () => [...drawer.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
      find: (key) => drawer.get(key),
      keep: (one) => void drawer.set(one.body.key, one),
      forget: (key) => void drawer.delete(key),
      async send(one) {
        const { key } = one.body
        tries.push(key)
        flying.push(key)
        mineFlying.push(key)
        most.once = Math.max(most.once, flying.filter((other) => other === key).length)
        most.inTab = Math.max(most.inTab, mineFlying.filter((other) => other === key).length)
        const now = weather()
        await pass(key)
        const before = service.get(key)
        if (now === 'fine' || now === 'lost') service.set(key, before ?? one)
        await alive(await pass(key))
        flying.splice(flying.indexOf(key), 1)
        mineFlying.splice(mineFlying.indexOf(key), 1)
        if (now === 'fine') return posted(one)
        const failure: Failure = { code: now === 'lost' ? 'offline' : now }
        if (now === 'rate-limited') failure.retryAfter = 120
        throw failure
      },
      sent: (one) => void sent.push(one.body.key),
      refuse(one) {
        given.push(one.body.key)
        drawer.delete(one.body.key)
      },
      async alone(key, run) {
        if (!tab.isOpen) return new Promise(() => undefined)
        if (!locks) return run()
        if (locked.has(key)) return undefined
        locked.add(key)
        tab.mine.add(key)
        try {
          return await run()
        } finally {
          locked.delete(key)
        }
      },
      later: (run, wait) => void (tab.plan = { run, wait }),
      chance: () => 0,
    })
    return {
      outbox,
      tab,
      press(one: Waiting) {
        drawer.set(one.body.key, one)
        return outbox.send(one.body.key)
      },
      close() {
        tab.isOpen = false
        tab.plan = undefined
        // The browser gives back what a closed tab had locked, and breaks off what it was sending.
        for (const key of tab.mine) {
          locked.delete(key)
          if (flying.includes(key)) flying.splice(flying.indexOf(key), 1)
        }
      },
      /** Its timer runs out. */
      ring() {
        const plan = tab.plan
        tab.plan = undefined
        plan?.run()
      },
    }
  }
  return { drawer, service, tries, sent, given, most, aTab }
}

/** So many turns of the loop that whatever waits for no outsider has happened. */
export const settled = () => new Promise((resolve) => setTimeout(resolve))
