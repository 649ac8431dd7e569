import { readSimilar as readSimilarEndpoint, thankAnswer as thankAnswerEndpoint } from '../contract/reader.ts'
import { readSimilar } from '../operations/reader/read-similar.ts'
import { thankAnswer } from '../operations/reader/thank-answer.ts'
import { answeredBeforeView } from '../presenters/earlier-answers.ts'
import { limited } from './address-limits.ts'
import { noBody, readBody } from './body.ts'
import { bodyFields } from './fields.ts'
import type { ReaderGuards } from './finding.ts'
import type { HttpNeeds } from './needs.ts'
import { clientAddress } from './network.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/reader.ts'

/** Whether a question that is being typed was answered before, and that it was. */
export function similarRoutes(needs: HttpNeeds, { knownSite, publishedComment, sitesOrigin }: ReaderGuards): Route[] {
  return [
    route(
      readSimilarEndpoint,
      // Not in the address, which is written down on the way: these words were sent by nobody yet.
      [knownSite, sitesOrigin, readBody('json', 'text'), bodyFields(fields.similarBody), limited('reads', needs)],
      async ({ site }, { text }) => ({
        answers: (await readSimilar(needs, { site, text })).map((one) => answeredBeforeView(one, needs.origin)),
      }),
    ),
    route(
      thankAnswerEndpoint,
      [publishedComment, sitesOrigin, noBody, limited('changes', needs)],
      async ({ comment, ctx: { req } }) => {
        const { trustedProxies, hashNetwork } = needs
        const caller = await hashNetwork(clientAddress(req, trustedProxies), req.headers['user-agent'] ?? '')
        await thankAnswer(needs, { comment, caller })
      },
    ),
  ]
}
