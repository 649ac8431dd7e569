import { fingerprint } from '../identity/keys.ts'
import { secretClaim } from '../operations/operator/prepare.ts'
import { CannotRotate, rotateKeys, stageOf } from '../operations/operator/rotate-keys.ts'
import { iso } from '../presenters/times.ts'
import type { Store } from '../store/store.ts'
import { type Call, type Command, Stop, Usage } from './command.ts'
import { many, table } from './texts.ts'

/** How many keys of persons there are, and since when. */
async function personKeysIn({ meta }: Store): Promise<{ count: number; oldest: string | null; newest: string | null }> {
  let [count, oldest, newest] = [0, Infinity, -Infinity]
  for await (const { record } of meta.dumpKeys()) {
    const { createdAt } = record as { createdAt: number }
    count += 1
    oldest = Math.min(oldest, createdAt)
    newest = Math.max(newest, createdAt)
  }
  const time = (at: number): string | null => (Number.isFinite(at) ? iso(at) : null)
  return { count, oldest: time(oldest), newest: time(newest) }
}

/** The present secret; stops where there is none yet. */
function presentIn({ around }: Pick<Call, 'around'>): Uint8Array {
  const secret = around.masterSecret()
  if (secret === null)
    throw new Stop(
      `There is no master secret yet: REMBUK_SECRET is not set, and ${around.keyFile} is made at first start.`,
    )
  return secret
}

const stages = {
  before: 'filled under it',
  between: 'between this one and the next: run keys rotate again',
  after: 'filled under the next one already: run keys rotate again',
}

const show: Command = {
  name: 'keys show',
  does: 'Tells which keys there are, where they lie and how old they are; never a key itself.',
  usage: '',
  options: {},
  help: [],
  async run(call) {
    const { given, openStore, terminal, around } = call
    given.none()
    const secret = presentIn(call)
    const begun = around.keys.begun()
    const store = await openStore()
    const own = fingerprint(secret)
    const next = begun && fingerprint(begun)
    const stage = next === null ? null : await stageOf(store, own, next)
    const kept = await store.meta.claim(secretClaim, own)
    const says = stage === null ? (kept === own ? stages.before : 'filled under another secret') : stages[stage]
    const people = await personKeysIn(store)
    const made = around.keys.madeAt()
    const where = around.keys.isInFile ? around.keyFile : 'REMBUK_SECRET'
    const master = { fingerprint: own, where, since: made === null ? null : iso(made) }
    const rotation = next === null ? null : { to: next, where: around.keys.nextFile, stage: stage ?? 'before' }
    terminal.answer({ master, store: { fingerprint: kept, matches: kept === own }, rotation, personKeys: people }, [
      ...table([
        ['Master secret', `${own} (fingerprint), in ${where}${made === null ? '' : `, since ${iso(made)}`}`],
        ['The store is', says],
        ...(next === null ? [] : [['Next secret', `${next} (fingerprint), in ${around.keys.nextFile}`]]),
        [
          'Keys of persons',
          `${people.count}${people.oldest === null ? '' : `, made ${people.oldest} to ${people.newest}`}`,
        ],
      ]),
    ])
  },
}

const ends = [
  'Everything that is sealed under the master secret is sealed under a new one.',
  'What ends: all sessions, links to one’s own data, and what readers’ browsers hold to see, edit or withdraw what they',
  'wrote, so that nobody can use what was made with the old one. What stays: comments, receipts, addresses, passwords.',
]

const rotate: Command = {
  name: 'keys rotate',
  does: 'Goes over to a new master secret, and seals everything anew under it.',
  usage: '[--yes]',
  options: { yes: { type: 'boolean' } },
  help: [
    '--yes   do not ask',
    '   End the service first. Sessions, links by mail and the tokens of readers’ browsers end; receipts, comments,',
    '   addresses and passwords stay. Killed on its way, it goes on when it is run again; until it is done, the service',
    '   does not start. Backups made before need the old secret, which is kept beside the new one: with them, delete it.',
  ],
  async run(call) {
    const { given, openStore, terminal, around } = call
    given.none()
    const old = presentIn(call)
    const store = await openStore()
    const stopped = around.keys.begun()
    const was = fingerprint(old)
    if (stopped && fingerprint(stopped) === was)
      throw new Stop(`${around.keys.nextFile} holds the present secret already: delete it, then run this again.`)
    const isBegun = stopped !== null && (await stageOf(store, was, fingerprint(stopped))) !== 'before'
    const sure = isBegun || given.has('yes') || (await terminal.confirm(ends.join('\n'), 'rotate'))
    if (!sure) throw new Usage('Nothing was changed. Type rotate when asked, or add --yes.')
    const { count: all } = await personKeysIn(store)
    const next = around.keys.next()
    const needs = { store, clock: around.clock, chance: around.chance }
    const told = (done: number): void => terminal.progress('people', Math.min(done, all), all)
    const rotated = await rotateKeys(needs, { old, next, told }).catch((error: unknown) => {
      throw error instanceof CannotRotate ? new Stop(error.message) : error
    })
    const kept = around.keys.adopt(was)
    const { people, unreadable, members, covers } = rotated
    terminal.answer({ ...rotated, from: was, to: fingerprint(next), keptAt: kept ?? null }, [
      `Sealed anew: ${many(people, 'reader')}, ${many(members, 'member')}, ${many(covers, 'cover')}.`,
      ...(unreadable > 0 ? [`${many(unreadable, 'reader')} without a key that opens: left as they were.`] : []),
      kept === null
        ? `Set REMBUK_SECRET of every process to what ${around.keys.nextFile} holds, then delete that file.`
        : `The new secret is in ${around.keyFile}. The old one is kept in ${kept}, for backups made before; delete it with them.`,
    ])
  },
}

export const keys = [show, rotate]
