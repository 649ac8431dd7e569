import { deriveKeys, fingerprint } from '../../identity/keys.ts'
import { rotateCover, rotateMember, rotatePerson, type TwoKeys } from '../../identity/rotation.ts'
import type { Chance, Clock } from '../../domain/world.ts'
import type { Store } from '../../store/store.ts'
import { secretClaim, servingDuty } from './prepare.ts'

type Needs = { store: Store; chance: Chance; clock: Clock }

export type Rotated = {
  /** people whose address is sealed anew */
  people: number
  /** people whose key is gone or opens under neither secret: nobody can find them by their address any more */
  unreadable: number
  members: number
  covers: number
}

/** Why keys cannot be rotated now, in a sentence. */
export class CannotRotate extends Error {}

const atATime = 500

/** What a store says while its keys are on their way from one secret to the other: neither may be worked with. */
const between = (old: string, next: string): string => `${old}>${next}`

/** Whether the store is filled under this secret, under the next one, or on its way. */
export async function stageOf(
  { meta }: Pick<Store, 'meta'>,
  old: string,
  next: string,
): Promise<'before' | 'between' | 'after' | null> {
  const kept = await meta.claim(secretClaim, old)
  if (kept === old) return 'before'
  if (kept === between(old, next)) return 'between'
  return kept === next ? 'after' : null
}

/** Who serves holds the leases of its duties; whoever has just ended holds them for some seconds more. */
async function refuseBeside({ store, clock }: Needs): Promise<void> {
  const now = clock.now()
  if (await store.meta.lease(servingDuty, 'keys rotate', now, now + 1)) return
  throw new CannotRotate(
    'The service runs with the present secret, or did some seconds ago. End every process of it, and run this again.',
  )
}

async function rotatePeople({ store, chance }: Needs, keys: TwoKeys, told: (done: number) => void) {
  const count = { people: 0, unreadable: 0 }
  for (let after = ''; ;) {
    const part = await store.rotation.people({ after, limit: atATime })
    const last = part.at(-1)
    if (!last) return count
    const anew = part.map((one) => rotatePerson(keys, chance, one)).filter((one) => one !== null)
    await store.rotation.resealPeople(anew)
    count.people += anew.length
    count.unreadable += part.length - anew.length
    told(count.people + count.unreadable)
    after = last.person.id
  }
}

async function rotateMembers({ store, chance }: Needs, keys: TwoKeys): Promise<number> {
  const anew = (await store.members.list('all')).map((member) => rotateMember(keys, chance, member))
  for (const member of anew) {
    if (member === null)
      throw new CannotRotate('A member’s address opens under neither secret: nothing more was changed.')
    await store.rotation.resealMember(member)
  }
  return anew.length
}

async function rotateCovers({ store, chance }: Needs, keys: TwoKeys): Promise<number> {
  let count = 0
  for (let after = ''; ;) {
    const part = await store.rotation.covers({ after, limit: atATime })
    const last = part.at(-1)
    if (!last) return count
    for (const cover of part) {
      const anew = rotateCover(keys, chance, cover)
      if (anew === null) continue
      await store.rotation.resealCover(anew)
      count += 1
    }
    after = last.id
  }
}

/**
 * Seals everything that is sealed under one master secret under another. Meanwhile the store says so, and no process
 * starts on it. Each record is one step that may be repeated: killed at any point, it goes on when it is run again with
 * the same two secrets. Refuses beside a running service, and on a store of a third secret, with `CannotRotate`.
 */
export async function rotateKeys(
  needs: Needs,
  { old, next, told }: { old: Uint8Array; next: Uint8Array; told: (done: number) => void },
): Promise<Rotated> {
  const { store } = needs
  const [was, will] = [fingerprint(old), fingerprint(next)]
  const stage = await stageOf(store, was, will)
  if (stage === null) throw new CannotRotate('This store is filled under another master secret than the present one.')
  if (stage === 'before') {
    await refuseBeside(needs)
    await store.rotation.replaceClaim(secretClaim, was, between(was, will))
  }
  const keys: TwoKeys = { old: deriveKeys(old), new: deriveKeys(next) }
  const members = await rotateMembers(needs, keys)
  const covers = await rotateCovers(needs, keys)
  const people = await rotatePeople(needs, keys, told)
  if (stage !== 'after') await store.rotation.replaceClaim(secretClaim, between(was, will), will)
  return { ...people, members, covers }
}
