import type { RehomingStore } from '../rehoming.ts'
import type { Database } from './database.ts'
import { inAnyState } from './within.ts'

/** See `RehomingStore`. What was given away once is not found again: a write that is sent twice is harmless. */
export const rehoming = ({ comments }: Database): RehomingStore => ({
  async rehome({ site, from, to, limit }) {
    const there = { ...inAnyState, office: from, site }
    const found = await comments.find(there, { projection: { _id: 1 }, limit }).toArray()
    const ids = found.map(({ _id }) => _id)
    // What is owed an answer is owed by its office, unless it was passed on; killed in between, it is found again.
    const owed = { _id: { $in: ids }, answerer: from, forwardedTo: { $exists: false } }
    await comments.updateMany(owed, { $set: { answerer: to } })
    await comments.updateMany({ _id: { $in: ids }, office: from }, { $set: { office: to } })
    return ids.length
  },
  async layAppeals({ office, keep, to }) {
    const waiting = { appealLiesAt: { $gt: '', $nin: keep }, office }
    const laid = await comments.updateMany(waiting, { $set: { appealLiesAt: to, 'appeal.office': to } })
    return laid.matchedCount
  },
})
