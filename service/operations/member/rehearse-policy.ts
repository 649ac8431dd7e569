import type { Directory, Office } from '../../domain/offices.ts'
import { type Rehearsal, rehearsalOf, type Twice, type Words } from '../../domain/rehearsal.ts'
import { policyAt } from '../../domain/staged-policy.ts'
import { officesWithin, policyIn } from '../../domain/tree.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { type JudgeContext, wordsAlone } from '../../filters/judge.ts'
import { judgingPolicy } from '../reader/judging.ts'
import type { Actor } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { mayBeSaved, type OwnSettings } from './offices.ts'
import type { Judges } from './rehearsing/judges.ts'
import type { ToJudge } from './rehearsing/judging.ts'
import { day } from '../../domain/durations.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock' | 'lessons' | 'openJudges'>

export type Progress = { done: number; of: number }

const days = 30
/** The newest so many: a rule that is wrong shows in them. */
const most = 20_000
const readAtATime = 1_000
const judgedAtATime = 250

/**
 * What other settings of an office would have done to the last 30 days' comments there and below, without saving
 * them: how far it is, and at last what came out. A browser counts as known from its first public comment in that time
 * on. One at a time a process. Refuses as saving does, and `rate-limited` while another is under way.
 */
export function rehearsePolicy(
  needs: Needs,
  actor: Actor,
  { id, settings }: { id: string; settings: OwnSettings },
): AsyncGenerator<Progress, Rehearsal> {
  const { office, own } = mayBeSaved(needs, actor, { id, settings })
  return rehearse(needs, needs.openJudges(needs.lessons.current()), office, { ...office, settings: own })
}

async function* rehearse(
  needs: Needs,
  judges: Judges,
  office: Office,
  tried: Office,
): AsyncGenerator<Progress, Rehearsal> {
  try {
    const present = needs.directory.current()
    const other: Directory = { ...present, offices: new Map(present.offices).set(office.id, tried) }
    const comments = await readWords(needs, officesWithin(present, office.id))
    const contexts = openContexts(present, other, needs.clock.now())
    const isFirst = firstTimes(comments)
    const judged: Twice[] = []
    for (let at = 0; at < comments.length; at += judgedAtATime) {
      yield { done: at, of: comments.length }
      const some = comments.slice(at, at + judgedAtATime)
      const batch = some.map((words) => ({
        ...contexts.of(words),
        ...wordsOf(words),
        firstTime: isFirst.has(words.id),
      }))
      const outcomes = await judges.judge({ contexts: contexts.all, comments: batch })
      for (const [place, outcome] of outcomes.entries()) judged.push({ words: some[place] as Words, ...outcome })
    }
    return rehearsalOf(judged)
  } finally {
    await judges.close()
  }
}

const wordsOf = ({ name, text }: Words): Pick<ToJudge, 'name' | 'text'> => ({ name, text })

/** Newest first. */
async function readWords({ store, clock }: Needs, offices: string[]): Promise<Words[]> {
  const since = clock.now() - days * day
  const found: Words[] = []
  for (let before: string | null = null; found.length < most;) {
    const page: Words[] = await store.comments.words({ offices, since, before, limit: readAtATime })
    found.push(...page)
    before = page.at(-1)?.id ?? null
    if (page.length < readAtATime) break
  }
  return found.slice(0, most)
}

/** Which comments came from a browser of which nothing was public before. */
function firstTimes(comments: readonly Words[]): Set<string> {
  const known = new Set<string>()
  const first = new Set<string>()
  for (const { id, reader, state } of comments.toReversed()) {
    if (reader === null || !known.has(reader)) first.add(id)
    if (reader !== null && state === 'published') known.add(reader)
  }
  return first
}

/**
 * What the judge has to know of each site under both policies as they are now, made once a site and sent along by
 * number.
 */
function openContexts(present: Directory, tried: Directory, now: number) {
  const all: JudgeContext[] = []
  const numbers = new Map<string, Pick<ToJudge, 'present' | 'tried'>>()
  const add = (directory: Directory, { office: id, site: siteId }: Words): number => {
    const site = directory.sites.get(siteId)
    const office = directory.offices.get(id)
    const officeNames = [office?.name, site?.name].filter((name) => name !== undefined)
    const { policy } = policyAt(policyIn(directory, id), zoneOf(directory, id), now)
    return all.push({ ...wordsAlone, policy: judgingPolicy(policy), officeNames, ownOrigins: site?.origins ?? [] }) - 1
  }
  return {
    all,
    of: (words: Words): Pick<ToJudge, 'present' | 'tried'> =>
      numbers.getOrInsertComputed(words.site, () => ({ present: add(present, words), tried: add(tried, words) })),
  }
}
