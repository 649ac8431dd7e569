import { idSiteCode } from '../domain/ids.ts'
import type { Directory, Site } from '../domain/offices.ts'
import { Refusal } from '../domain/refusal.ts'
import {
  findAny,
  findByAuthor,
  findListed,
  findOwn,
  findPublished,
  type FoundComment,
} from '../operations/reader/find-comment.ts'
import { bearer, type Call } from './call.ts'
import { type Audience, requireSitesOrigin, showTo } from './cors.ts'
import type { HttpNeeds } from './needs.ts'
import type { Guard } from './guard.ts'

type FindingNeeds = Pick<HttpNeeds, 'store' | 'keys' | 'clock' | 'directory' | 'origins'>

export type ReaderGuards = {
  /** 404 for an unknown site */
  knownSite: Guard
  /** 404 for a comment that no thread lists */
  listedComment: Guard
  /** 404 for a comment that is not public now */
  publishedComment: Guard
  /** 404 for a comment that was never there; what may be told of it is the operation's business */
  anyComment: Guard
  /** 404 for a comment that the edit token in the header is not for */
  ownComment: Guard
  /** 404 for a comment that neither the edit token nor the browser's name in the header shows to be the caller's */
  authorsComment: Guard
  /** 403 for a page of another site */
  sitesOrigin: Guard
}

/**
 * The guards of the readers' calls. Whose pages may read an answer is told to the browser before anything is refused.
 */
export function readerGuards(needs: FindingNeeds): ReaderGuards {
  const show = ({ ctx }: Call, audience: Audience): void => showTo(ctx, audience, needs.origins)
  const take = async (call: Call, finding: Promise<FoundComment>): Promise<void> => {
    show(call, audienceOf(needs.directory.current(), call.params))
    const { comment, site } = await finding
    call.comment = comment
    call.site = site
    show(call, site)
  }
  return {
    knownSite(call) {
      const site = needs.directory.current().sites.get(call.param('site'))
      show(call, site ?? 'any-site')
      if (!site) throw new Refusal('not-found')
      call.site = site
    },
    listedComment: (call) => take(call, findListed(needs, call.param('id'))),
    publishedComment: (call) => take(call, findPublished(needs, call.param('id'))),
    anyComment: (call) => take(call, findAny(needs, call.param('id'))),
    ownComment: (call) => take(call, findOwn(needs, call.param('id'), bearer(call))),
    authorsComment: (call) => take(call, findByAuthor(needs, call.param('id'), bearer(call))),
    sitesOrigin: requireSitesOrigin,
  }
}

/** Whose a call would be by its path alone, for preflights: a comment's id ends in the code of its site. */
export function audienceOf(directory: Directory, params: Readonly<Record<string, string>>): Audience {
  const { site, id } = params
  if (site !== undefined) return directory.sites.get(site) ?? 'any-site'
  return (id === undefined ? undefined : siteByCode(directory, idSiteCode(id))) ?? 'any-site'
}

function siteByCode(directory: Directory, code: string): Site | undefined {
  if (code === '') return undefined
  return [...directory.sites.values()].find((site) => site.code === code)
}
