import type { Site } from '../../domain/offices.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { folding, judge, type JudgeContext } from '../../filters/judge.ts'
import type { Collaborators } from '../collaborators.ts'

export type Judged = { name: string; text: string; trap: string; reader: string | null }

/** What of a policy in force the judges ask for. */
export const judgingPolicy = (policy: Policy): JudgeContext['policy'] => ({
  moderation: policy.moderation.value,
  holdLinks: policy.holdLinks.value,
  blockedPhrases: policy.blockedPhrases.value,
  filterBands: policy.filterBands.value,
})

/**
 * Asks the local phases, and gives with their verdict by what its near copies will be found. Whether a browser is known
 * matters under one policy alone, and is looked up only then.
 */
export async function judgeComment(
  { store, directory }: Pick<Collaborators, 'store' | 'directory'>,
  { comment, site, policy }: { comment: Judged; site: Site; policy: Policy },
): Promise<{ verdict: Verdict; fingerprint: string | null }> {
  const asksFirstTime = policy.moderation.value === 'first-time'
  const known = asksFirstTime && comment.reader !== null && (await store.comments.readerHasPublished(comment.reader))
  const office = directory.current().offices.get(site.office)
  const folded = folding({ name: comment.name, text: comment.text, trap: comment.trap })
  const verdict = judge(folded, {
    policy: judgingPolicy(policy),
    officeNames: office ? [office.name, site.name] : [site.name],
    firstTime: !known,
    ownOrigins: site.origins,
    similar: null,
    attack: null,
    lessons: null,
  })
  return { verdict, fingerprint: folded.fingerprint }
}
