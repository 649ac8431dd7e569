import type { ClaimStore } from '../claims.ts'
import type { Database } from './database.ts'

/** The claims' facet on MongoDB. */
export function openClaims({ claims }: Database): ClaimStore {
  return {
    async hold({ member, comment, until }) {
      await claims.updateOne({ _id: member }, { $set: { comment, until } }, { upsert: true })
    },
    on: (comments, now) =>
      claims
        .find({ comment: { $in: comments }, until: { $gt: now } })
        .map(({ _id: member, comment, until }) => ({ member, comment, until }))
        .toArray(),
  }
}
