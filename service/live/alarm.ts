import {
  type Alarm,
  type AlarmLevel,
  type AttackedPlace,
  levelOf,
  placeName,
  quietFor,
  together,
} from '../domain/alarm.ts'
import type { Copy } from '../domain/campaign.ts'
import { idTime } from '../domain/ids.ts'
import type { Clock } from '../domain/world.ts'
import type { MetaStore } from '../store/meta.ts'
import { at, lastMinute, noRate, type Rate } from './rate.ts'
import { minute } from '../domain/durations.ts'

/** So many a minute are nobody's attack, however quiet a place usually is. */
const floors: Record<AttackedPlace['scope'], number> = { page: 20, site: 60, instance: 200 }
/** So many times the usual is an attack. */
const timesUsual = 8
/** Places counted at most; the one that was longest quiet is forgotten. */
const placesMost = 5_000
/** What was written longer ago than this was brought in, and is not arriving; milliseconds. */
const arrivesWithin = 5 * minute
/** An alarm that goes on is told again after so long, in milliseconds. */
const toldEvery = 20_000
const alarmsTold = 'alarms'

type Arrived = Pick<Copy, 'id' | 'page' | 'site'>

export type Alarms = ReturnType<typeof openAlarms>

/** The places a comment stands in, the smallest first. */
const placesOf = ({ page, site }: Pick<Arrived, 'page' | 'site'>): AttackedPlace[] => [
  { scope: 'page', id: page },
  { scope: 'site', id: site },
  { scope: 'instance', id: '' },
]

/**
 * Who is flooded: counts what arrives on each page, each site and everywhere against what is usual there. What one
 * page's alarm explains is not counted for its site, nor a site's for the rest, so that nobody elsewhere notices
 * anything. Every process hears of what all of them store, and they tell each other their alarms, for those that have
 * just started.
 */
export function openAlarms(meta: Pick<MetaStore, 'told' | 'tell'>, clock: Clock) {
  const rates = new Map<string, Rate>()
  const alarms = new Map<string, Alarm>()
  /** which comments were counted, by the minute in which they were heard of */
  const counted = new Map<string, number>()
  let known = { revision: 0, value: '[]' }

  const rateOf = (name: string, now: number): Rate => {
    const alarm = alarms.get(name)
    const learns = !alarm || levelOf(alarm, now) === null
    const rate = at(rates.get(name) ?? noRate(now), now, learns)
    // Last used stands last.
    rates.delete(name)
    rates.set(name, rate)
    return rate
  }

  const forgetOldest = (): void => {
    for (const name of rates.keys()) {
      if (rates.size <= placesMost) return
      rates.delete(name)
    }
  }

  /** Counts one more; whether that was too much. */
  const count = (place: AttackedPlace, now: number): void => {
    const name = placeName(place)
    const rate = rateOf(name, now)
    rate.now += 1
    const limit = Math.max(floors[place.scope], timesUsual * rate.usual)
    const came = lastMinute(rate, now)
    if (came <= limit) return
    const doubledAt = came > 2 * limit ? now : null
    const alarm = { ...place, since: now, excessAt: now, doubledAt }
    const before = alarms.get(name)
    alarms.set(name, before && levelOf(before, now) !== null ? together(before, alarm) : alarm)
  }

  const isOn = (place: AttackedPlace, now: number): boolean => {
    const alarm = alarms.get(placeName(place))
    return alarm !== undefined && levelOf(alarm, now) !== null
  }

  const forgetOver = (now: number): void => {
    for (const [name, alarm] of alarms) if (levelOf(alarm, now) === null) alarms.delete(name)
    for (const [id, heard] of counted) {
      if (Math.abs(now - heard) < arrivesWithin * 2) break
      counted.delete(id)
    }
  }

  /** What others know besides; whether they have to be told of something. */
  const merge = (others: Alarm[], now: number): boolean => {
    const told = new Map(others.map((alarm) => [placeName(alarm), alarm]))
    for (const [name, alarm] of told) {
      if (levelOf(alarm, now) === null) continue
      const own = alarms.get(name)
      alarms.set(name, own ? together(own, alarm) : alarm)
    }
    return [...alarms].some(([name, { excessAt, doubledAt }]) => {
      const before = told.get(name)
      const since = (one: number | null): number => one ?? 0
      return (
        !before || excessAt - before.excessAt >= toldEvery || since(doubledAt) - since(before.doubledAt) >= toldEvery
      )
    })
  }

  return {
    /** Takes note of a comment that was stored, here or by another process; each counts once. */
    see(arrived: Arrived): void {
      const now = clock.now()
      const written = idTime(arrived.id)
      if (counted.has(arrived.id) || !(Math.abs(now - written) < arrivesWithin)) return
      counted.set(arrived.id, now)
      for (const place of placesOf(arrived)) {
        count(place, now)
        if (isOn(place, now)) break
      }
      forgetOldest()
    },

    /** Learns what is usual from what came since `from`, before this process began. */
    learn(arrived: readonly Arrived[], from: number): void {
      const now = clock.now()
      const minutes = Math.max(60, (now - from) / minute)
      for (const one of arrived) {
        for (const place of placesOf(one)) {
          const rate = rateOf(placeName(place), now)
          rate.usual += 1 / minutes
        }
      }
      forgetOldest()
    },

    /** Whom to hold where a comment is about to stand; null where no more comes than usual. */
    attackOn(where: Pick<Arrived, 'page' | 'site'>): AlarmLevel | null {
      if (alarms.size === 0) return null
      const now = clock.now()
      const levels = placesOf(where).map((place) => {
        const alarm = alarms.get(placeName(place))
        return alarm ? levelOf(alarm, now) : null
      })
      return levels.includes('everybody') ? 'everybody' : levels.includes('newcomers') ? 'newcomers' : null
    },

    /** Hears of others' alarms, and tells them of one's own. */
    async look(): Promise<void> {
      const now = clock.now()
      forgetOver(now)
      const told = await meta.told(alarmsTold, known.revision)
      if (told) known = told
      if (!merge(JSON.parse(known.value) as Alarm[], now)) return
      const value = JSON.stringify([...alarms.values()])
      // Whoever was quicker is heard by the next look, and told then.
      if (await meta.tell(alarmsTold, value, known.revision)) known = { value, revision: known.revision + 1 }
    },

    /** those that are on, each with whom it holds and when it is over at the earliest */
    present(): (Alarm & { level: AlarmLevel; until: number })[] {
      const now = clock.now()
      return [...alarms.values()].flatMap((alarm) => {
        const level = levelOf(alarm, now)
        return level ? [{ ...alarm, level, until: alarm.excessAt + quietFor }] : []
      })
    },
  }
}
