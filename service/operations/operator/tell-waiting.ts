import { limits } from '../../contract/limits.ts'
import type { Member } from '../../domain/member.ts'
import type { Office } from '../../domain/offices.ts'
import { may } from '../../domain/permissions.ts'
import { policyIn } from '../../domain/tree.ts'
import { lateBefore } from '../../domain/waiting.ts'
import { isWorkingDay } from '../../domain/working-days.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { hourIn, midnightAfter, type Zone } from '../../domain/zones.ts'
import { openMemberAddress } from '../../identity/member-addresses.ts'
import type { Mailer } from '../../notify/mail.ts'
import { type Waiting, waitingMail } from '../../presenters/mails.ts'
import type { QueueFilter } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'keys' | 'origin' | 'nextId'> & {
  mailer: Mailer
  failed: (cause: unknown) => void
}

/** From this hour on, by the clocks of the office. */
const hour = 7

/** What waits in an office itself; null where nothing does. */
async function waitingIn({ store, origin }: Needs, office: Office, zone: Zone, now: number): Promise<Waiting | null> {
  const among: QueueFilter = { tab: 'held', offices: [office.id], search: null, after: null, upTo: null }
  const [held, late, toAnswer, answerLate] = await Promise.all([
    store.comments.countQueue(among, limits.tabCount),
    store.comments.countQueue({ ...among, heldBefore: lateBefore(now, zone) }, limits.tabCount),
    store.comments.countToAnswer({ offices: [office.id], dueBy: null }, limits.tabCount),
    store.comments.countToAnswer({ offices: [office.id], dueBy: now }, limits.tabCount),
  ])
  if (held === 0 && toAnswer === 0) return null
  const oldest = held === 0 ? null : await store.figures.oldestHeld([office.id])
  return { office: office.name, held, late, oldest, toAnswer, answerLate, desk: `${origin}/desk`, zone }
}

/** Who of an office can do something about it. */
const able = async ({ store }: Needs, office: string): Promise<Member[]> =>
  (await store.members.list([office])).filter(({ active, role }) => active && may(role, 'decide'))

async function tellOffice(needs: Needs, office: Office, zone: Zone, now: number): Promise<void> {
  const waiting = await waitingIn(needs, office, zone, now)
  if (waiting === null) return
  for (const { sealed } of await able(needs, office.id)) {
    await needs.mailer
      .send({ to: openMemberAddress(needs.keys, sealed), ...waitingMail(waiting) })
      .catch((cause: unknown) => needs.failed(cause))
  }
}

/** Whether it is ours to tell an office today: the first to ask has it until its midnight, and nobody after. */
const isOurs = ({ store, nextId }: Needs, office: Office, zone: Zone, now: number): Promise<boolean> =>
  store.meta.lease(`tell-waiting ${office.id}`, nextId(''), now, midnightAfter(now, zone))

/**
 * Tells the members of each office whose policy wants it (`notify`), once every working day from seven in the morning
 * on, what waits there. That an office was told is written down first: whoever is killed in between tells nobody twice.
 */
export async function tellWaiting(needs: Needs, now: number): Promise<void> {
  const directory = needs.directory.current()
  for (const office of directory.offices.values()) {
    if (policyIn(directory, office.id).notify.value === 'off') continue
    const zone = zoneOf(directory, office.id)
    if (hourIn(now, zone) < hour || !isWorkingDay(now, zone)) continue
    if (await isOurs(needs, office, zone, now)) await tellOffice(needs, office, zone, now)
  }
}
