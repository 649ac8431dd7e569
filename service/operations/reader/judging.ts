import type { Comment } from '../../domain/comment.ts'
import type { Directory, Site } from '../../domain/offices.ts'
import { toAsk } from '../../domain/outside.ts'
import { longestHold } from '../../domain/person-holds.ts'
import type { Policy } from '../../domain/policy.ts'
import { wayTo } from '../../domain/tree.ts'
import type { Order } from '../../domain/verdict.ts'
import { folding, judge, type JudgeContext } from '../../filters/judge.ts'
import type { Collaborators } from '../collaborators.ts'
import type { Answer } from '../../domain/comment-facts.ts'

export type Judged = {
  /** null before it has one */
  id: string | null
  page: string
  name: string
  text: string
  trap: string
  reader: string | null
  /** whoever gave the address; null without one */
  person: string | null
  /** whether it has just come in from the network: an edit, or a program on this machine, is no part of a flood */
  arrives: boolean
}

/** Takes note of a comment as it was just stored, so that the next like it is known by it. */
export function remember({ recent }: Pick<Collaborators, 'recent'>, comment: Comment): void {
  const { id, site, office, page, fingerprint, campaign, state, verdict } = comment
  recent.see({ id, site, office, page, fingerprint, campaign, state, score: verdict.score })
}

/** What of a policy the judges ask for, as the present stage has changed it. */
export const judgingPolicy = (policy: Policy): JudgeContext['policy'] => ({
  moderation: policy.moderation.value,
  holdLinks: policy.holdLinks.value,
  blockedPhrases: policy.blockedPhrases.value,
  filterBands: policy.filterBands.value,
  contestants: policy.contestants.value,
})

type Needs = Pick<Collaborators, 'store' | 'directory' | 'recent' | 'alarms' | 'lessons' | 'clock' | 'outside'>

/** What becomes of a comment, by what its near copies are found, and what a judge outside is owed about it. */
export type Conclusion = Pick<Comment, 'verdict' | 'fingerprint' | 'outside'>

/** By its identity the list is known again where names are compared with it: one is made a site and directory. */
const namesFound = new WeakMap<Directory, Map<string, string[]>>()

/** Whom nobody may pass themselves off as on a site: the office that answers for it, and the site. */
function officeNamesAt(directory: Directory, site: Site): string[] {
  const found = namesFound.get(directory) ?? new Map<string, string[]>()
  const office = directory.offices.get(site.office)
  const names = found.get(site.id) ?? (office ? [office.name, site.name] : [site.name])
  namesFound.set(directory, found.set(site.id, names))
  return names
}

/** What a member has ordered of who writes this, there or in an office above: one look into an index. */
async function orderFor(
  { store, directory, clock }: Pick<Needs, 'store' | 'directory' | 'clock'>,
  site: Site,
  { person, reader }: Pick<Judged, 'person' | 'reader'>,
): Promise<Order | null> {
  const now = clock.now()
  const holds = await store.personHolds.on({ person, reader, now })
  if (holds.length === 0) return null
  const way = wayTo(directory.current(), site.office).map(({ id }) => id)
  const longest = longestHold(holds, way, now)
  return longest && { until: longest.until, because: longest.reason }
}

/**
 * Asks the local phases, and gives with their verdict by what its near copies will be found. Whether a browser is known
 * matters under one policy, and under attack, and is looked up only then.
 */
export async function judgeComment(
  { store, directory, recent, alarms, lessons, clock, outside }: Needs,
  { comment, site, policy, answer = null }: { comment: Judged; site: Site; policy: Policy; answer?: Answer | null },
): Promise<Conclusion> {
  const { id, page } = comment
  const attack = comment.arrives && policy.holdFloods.value ? alarms.attackOn({ page, site: site.id }) : null
  const asksFirstTime = policy.moderation.value === 'first-time' || attack === 'newcomers'
  const known = asksFirstTime && comment.reader !== null && (await store.comments.readerHasPublished(comment.reader))
  const heldPerson = await orderFor({ store, directory, clock }, site, comment)
  const folded = folding({ name: comment.name, text: comment.text, trap: comment.trap })
  const verdict = judge(folded, {
    policy: judgingPolicy(policy),
    officeNames: officeNamesAt(directory.current(), site),
    firstTime: !known,
    ownOrigins: site.origins,
    similar: recent.similarTo({ id, page, office: site.office, fingerprint: folded.fingerprint }),
    heldPerson,
    attack,
    lessons: lessons.current(),
    outside: answer ?? (outside && policy.akismet.value ? 'unasked' : null),
  })
  const isOpen = verdict.reasons.some(({ code }) => code === 'unjudged')
  return { verdict, fingerprint: folded.fingerprint, outside: isOpen ? toAsk(clock.now()) : null }
}
