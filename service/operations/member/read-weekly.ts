import { idleTime, idleWorkingDays } from '../../domain/insights.ts'
import { isDay } from '../../domain/days.ts'
import { type Office, officeNamed, rootOffice } from '../../domain/offices.ts'
import { may } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import { officesWithin } from '../../domain/tree.ts'
import { weekAround } from '../../domain/weeks.ts'
import { dayIn } from '../../domain/zones.ts'
import { overWorkingDays } from '../../domain/working-days.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import type { Zone } from '../../domain/zones.ts'
import { keptFor } from '../../live/kept.ts'
import { type Actor, findOffice, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import type { WeekCounted, WeeklyShown } from '../../presenters/weekly-shown.ts'
import { week } from '../../domain/durations.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

export type WeeklyAsked = { office?: string | undefined; week?: string | undefined }

/**
 * How long the figures of a week that is over are taken for the present ones, and of one that runs; in milliseconds.
 */
const keptTime = 60_000
const keptRunning = 2_000
const mostPhrases = 6
const mostNamed = 5

const says = {
  noDay: { id: 'bukan tanggal (misalnya 2026-11-23)', en: 'is no date (such as 2026-11-23)' },
  notYet: { id: 'minggu itu belum mulai', en: 'that week has not begun' },
}

/** The week that a day is in by the clocks of an office; without one, the last that is over. Refuses `invalid`. */
export function weekAsked(asked: string | undefined, zone: Zone, now: number): { from: number; until: number } {
  if (asked === undefined) return weekAround(weekAround(now, zone).from - 1, zone)
  if (!isDay(asked)) throw new Refusal('invalid', { fields: { week: says.noDay } })
  // Noon of that day in every zone of the country.
  const found = weekAround(Date.parse(`${asked}T04:00:00.000Z`), zone)
  if (found.from > now) throw new Refusal('invalid', { fields: { week: says.notYet } })
  return found
}

async function countedIn(
  { store, directory }: Needs,
  office: Office,
  { from, until }: { from: number; until: number },
): Promise<WeekCounted> {
  const held = directory.current()
  const offices = office.id === rootOffice ? 'all' : officesWithin(held, office.id)
  const heldBefore = overWorkingDays(until, idleWorkingDays, zoneOf(held, office.id))
  const [{ week: figures, before }, { recurring }, idle] = await Promise.all([
    store.figures.weekly({ offices, from, until }),
    store.figures.phrases({ offices, from, until, most: mostPhrases }),
    store.figures.idle({ offices, heldBefore, decidedSince: until - idleTime }),
  ])
  const named = idle.slice(0, mostNamed).map(({ office: id }) => officeNamed(held.offices, id))
  return { figures, before, phrases: recurring, idle: { offices: idle.length, named } }
}

/**
 * Reads the week's report of an office and those below it, with what is to be done about it and what came of what was
 * to be done the week before. Refuses `not-found` and `invalid`.
 */
export function openWeekly(needs: Needs): (actor: Actor, asked: WeeklyAsked) => Promise<WeeklyShown> {
  const over = keptFor<WeekCounted>(keptTime, needs.clock)
  const running = keptFor<WeekCounted>(keptRunning, needs.clock)
  return async (actor, asked) => {
    permit(actor, 'read')
    const held = needs.directory.current()
    const office = findOffice(held, actor, asked.office)
    const now = needs.clock.now()
    const zone = zoneOf(held, office.id)
    const { from, until } = weekAsked(asked.week, zone, now)
    const isRunning = now < until
    const called = dayIn(from, zone)
    const kept = isRunning ? running : over
    const [counted, followUps] = await Promise.all([
      kept(JSON.stringify([office.id, held.revision, from]), () =>
        countedIn(needs, office, { from, until: Math.min(now, until) }),
      ),
      needs.store.followUps.of(office.id, [dayIn(from - week, zone), called]),
    ])
    return {
      office,
      zone,
      week: called,
      span: { from, until },
      running: isRunning,
      ...counted,
      earlier: followUps.filter(({ week: of }) => of !== called),
      followUps: followUps.filter(({ week: of }) => of === called),
      nameOf: (id) => officeNamed(held.offices, id).name,
      mayChange: actor.kind === 'operator' || may(actor.member.role, 'decide'),
    }
  }
}
