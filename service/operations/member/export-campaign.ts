import type { Comment } from '../../domain/comment.ts'
import type { Page } from '../../domain/page.ts'
import { type Traces, tracesIn } from '../../filters/traces.ts'
import type { ReportedCopy } from '../../presenters/campaign-table.ts'
import { type Actor, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { findCampaign } from './campaigns.ts'
import { officeNamed } from '../../domain/offices.ts'

type Needs = Pick<Collaborators, 'store' | 'directory'>

/** How many copies are read together. */
const atOnce = 200

/** What the filter took for an advert in the name. The rest of it is somebody's, and nobody's to report. */
function advertIn({ author: { name }, verdict }: Comment): string {
  const marked = verdict.reasons.flatMap(({ code, evidence = [] }) => (code === 'poses-as-office' ? [] : evidence))
  return marked
    .filter(({ field }) => field === 'name')
    .map(({ from, to }) => name.slice(from, to))
    .join(' ')
}

const both = (one: string[], other: string[]): string[] => [...new Set([...one, ...other])]

/** Where the words lead, and what is an advert in the name; no names from there, for Yuni88 may be called so. */
function tracesOf(comment: Comment): Traces {
  const [inName, inText] = [tracesIn(advertIn(comment)), tracesIn(comment.text)]
  return {
    domains: both(inName.domains, inText.domains),
    links: both(inName.links, inText.links),
    numbers: both(inName.numbers, inText.numbers),
    accounts: both(inName.accounts, inText.accounts),
    names: inText.names,
  }
}

function reported({ directory }: Needs, comment: Comment, page: Page | undefined): ReportedCopy {
  const { offices, sites } = directory.current()
  return {
    at: comment.createdAt,
    page: page?.url ?? '',
    site: sites.get(comment.site)?.name ?? comment.site,
    office: officeNamed(offices, comment.office).name,
    state: comment.state,
    ...tracesOf(comment),
  }
}

async function* copies(needs: Needs, id: string, offices: string[] | 'all'): AsyncGenerator<ReportedCopy> {
  const read = { campaign: id, offices, undecided: false, limit: atOnce }
  for (let after: string | null = null, goOn = true; goOn;) {
    const { comments, more } = await needs.store.comments.inCampaign({
      ...read,
      states: ['held', 'published', 'spam', 'rejected'],
      after,
    })
    const pages = await needs.store.pages.byIds([...new Set(comments.map(({ page }) => page))])
    const byId = new Map(pages.map((page) => [page.id, page]))
    for (const comment of comments) yield reported(needs, comment, byId.get(comment.page))
    after = comments.at(-1)?.id ?? null
    goOn = more
  }
}

/** A campaign's copies in sight, newest first, as they are reported. Refuses `not-found` where none is in sight. */
export async function exportCampaign(needs: Needs, actor: Actor, id: string): Promise<AsyncIterable<ReportedCopy>> {
  permit(actor, 'read')
  const { offices } = await findCampaign(needs, actor, id)
  return copies(needs, id, offices)
}
