import { type Campaign, type Copy, standingAt, standingFor } from '../domain/campaign.ts'
import { idTime } from '../domain/ids.ts'
import { isWithin } from '../domain/tree.ts'
import type { Clock } from '../domain/world.ts'
import { bitsOf, isNear } from '../filters/fingerprint.ts'
import type { Similar } from '../filters/judged.ts'
import type { CampaignStore } from '../store/campaigns.ts'
import type { CommentStore } from '../store/comments.ts'
import type { Alarms } from './alarm.ts'
import type { LiveDirectory } from './directory.ts'
import { type Near, openNearIndex } from './near-index.ts'

/** What the index reads of the store. */
export type RecentSource = {
  comments: Pick<CommentStore, 'latest' | 'storedAfter' | 'editedSince'>
  campaigns: Pick<CampaignStore, 'standing'>
}

/** How far back it looks, in milliseconds: as long as a decision on a campaign goes on. */
const span = standingFor
/** How many comments it holds at most, about 10 MB of them. */
const heldMost = 20_000
/** Near copies that are asked for their campaign at most. */
const nearRead = 200
/** How many a read gives: between two of them others are served. */
const readAtOnce = 250
/** An edit may become visible so long after its time, in milliseconds. */
const lateMost = 5_000

type Held = Copy & { fingerprint: string }

type RecentNeeds = {
  directory: LiveDirectory
  clock: Clock
  arrivals: Pick<Alarms, 'see' | 'learn'>
  /** lets others be served */
  pause(): Promise<void>
}

export type Recent = ReturnType<typeof openRecent>

/**
 * What came in the last 72 hours by its fingerprints, in the memory of each process, so that judging asks nobody. Own
 * posts enter at once, those of other processes by `look`, which is run once a second.
 */
export function openRecent({ comments, campaigns }: RecentSource, { directory, clock, arrivals, pause }: RecentNeeds) {
  const index = openNearIndex()
  /** in the order in which they came, the oldest first */
  let held = new Map<string, Held>()
  /** of which the duty has not seen yet whether they are of a campaign */
  const ungrouped = new Set<string>()
  let standing: Campaign[] = []
  let mark: string | null = null
  let editedFrom = clock.now()
  let isFilled = false
  let looking: Promise<void> | null = null

  const forget = (copy: Held): void => {
    index.remove(copy)
    held.delete(copy.id)
    ungrouped.delete(copy.id)
  }

  const forgetOldest = (): void => {
    const oldest = clock.now() - span
    for (const copy of held.values()) {
      if (held.size <= heldMost && !(idTime(copy.id) < oldest)) return
      forget(copy)
    }
  }

  /** Takes note of a comment as it is now, if it was not known so. */
  const see = (copy: Copy): void => {
    arrivals.see(copy)
    const { fingerprint } = copy
    const before = held.get(copy.id)
    if (before && before.fingerprint === fingerprint) {
      if (copy.campaign !== null) before.campaign = copy.campaign
      return
    }
    if (before) forget(before)
    if (fingerprint === null || idTime(copy.id) < clock.now() - span) return
    const known = { ...copy, fingerprint }
    held.set(copy.id, known)
    index.add(known)
    if (copy.campaign === null) ungrouped.add(copy.id)
    if (held.size > heldMost) forgetOldest()
  }

  /** The last 72 hours, as far as there is room: behind what came meanwhile. */
  const fill = async (): Promise<void> => {
    const since = clock.now() - span
    const older: Copy[] = []
    for (let before: string | null = null; older.length < heldMost;) {
      const read: Copy[] = await comments.latest({ since, before, limit: readAtOnce })
      older.push(...read)
      before = read.at(-1)?.id ?? null
      if (read.length < readAtOnce) break
      await pause()
    }
    const unknown = older
      .flatMap((copy) => (copy.fingerprint === null ? [] : [{ ...copy, fingerprint: copy.fingerprint }]))
      .filter(({ id }) => !held.has(id))
      .slice(0, Math.max(0, heldMost - held.size))
    const newer = [...held]
    held = new Map(unknown.toReversed().map((copy) => [copy.id, copy]))
    for (const [id, copy] of newer) held.set(id, copy)
    for (const copy of unknown) {
      index.add(copy)
      if (copy.campaign === null) ungrouped.add(copy.id)
    }
    arrivals.learn(older, older.length < heldMost ? since : idTime(older.at(-1)?.id ?? ''))
    isFilled = true
  }

  const hear = async (): Promise<void> => {
    for (let more = true; more;) {
      const told = await comments.storedAfter(mark, readAtOnce)
      told.copies.forEach(see)
      ;({ mark, more } = told)
    }
    const now = clock.now()
    const edited = await comments.editedSince(editedFrom - lateMost, readAtOnce)
    edited.forEach(see)
    editedFrom = now
    standing = await campaigns.standing(now)
    // Whatever came before the first mark is found by filling, and what comes after it by the next look.
    if (!isFilled) await fill()
    forgetOldest()
  }

  /** What a member has decided about such words, for this office. */
  const ruleFor = (fingerprint: string, near: Near, office: string): Similar['rule'] => {
    if (standing.length === 0) return null
    const now = clock.now()
    const named = new Set(index.idsOf(near, nearRead).map((id) => held.get(id)?.campaign))
    const bits = bitsOf(fingerprint)
    const reaches = (above: string): boolean => isWithin(directory.current(), office, above)
    const rules = standing
      .filter((campaign) => named.has(campaign.id) || isNear(bits, bitsOf(campaign.fingerprint)))
      .flatMap((campaign) => standingAt(campaign, now, reaches) ?? [])
    const action = rules.toSorted((one, other) => (one.decision < other.decision ? 1 : -1))[0]?.action
    return action === 'approve' || action === 'reject' || action === 'spam' ? action : null
  }

  return {
    see,

    /**
     * What has come that reads nearly like this, before it and besides; null for nothing, and for words too few to
     * tell.
     */
    similarTo(comment: Pick<Copy, 'fingerprint' | 'page' | 'office'> & { id: string | null }): Similar | null {
      const { fingerprint, page, office, id } = comment
      if (fingerprint === null) return null
      const near = index.near(fingerprint)
      const { copies, pages, offices } = index.sizeOf(near, id)
      const rule = ruleFor(fingerprint, near, office)
      if (copies === 0 && rule === null) return null
      return { copies, pages: pages.add(page).size, offices: offices.add(office).size, rule }
    },

    /** Asks the store what others have written, changed and decided; one that is away leaves what is known. */
    look(): Promise<void> {
      looking ??= hear().finally(() => (looking = null))
      return looking
    },

    /** comments that nobody has looked at for their campaign, the oldest first */
    ungrouped: (limit: number): Copy[] =>
      Array.from(ungrouped)
        .slice(0, limit)
        .flatMap((id) => held.get(id) ?? []),

    /** ids of what is near a comment, itself included, `limit` at most */
    nearTo: ({ fingerprint }: Pick<Copy, 'fingerprint'>, limit: number): string[] =>
      fingerprint === null ? [] : index.idsOf(index.near(fingerprint), limit),

    /** the campaign that something near it is known to be of */
    campaignNear({ fingerprint }: Pick<Copy, 'fingerprint'>): string | null {
      if (fingerprint === null) return null
      const known = index.idsOf(index.near(fingerprint), nearRead).flatMap((id) => held.get(id)?.campaign ?? [])
      return known.toSorted()[0] ?? null
    },

    /** Takes note of their campaign; null: they are of none as yet. */
    grouped(ids: string[], campaign: string | null): void {
      for (const id of ids) {
        ungrouped.delete(id)
        const copy = held.get(id)
        if (copy && campaign !== null) copy.campaign = campaign
      }
    },

    size: (): number => held.size,
  }
}
