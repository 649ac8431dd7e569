import type { Filter } from 'mongodb'
import type { Member } from '../../domain/member.ts'
import type { MemberStore } from '../members.ts'
import { isNew, type Database } from './database.ts'
import { plainBytes, withId, withUnderscore, type MemberDocument } from './documents.ts'
import { within } from './within.ts'

/** The record of a member's document. */
export const member = (document: MemberDocument): Member => ({
  ...withId(document),
  sealed: plainBytes(document.sealed),
})

/** The members' facet on MongoDB, with what they sign in by. */
export function openMembers(database: Database): MemberStore {
  const { members } = database
  const one = async (filter: Filter<MemberDocument>) => {
    const found = await members.findOne(filter)
    return found && member(found)
  }
  return {
    insert: async (added) => ((await isNew(members.insertOne(withUnderscore(added)))) ? 'added' : 'taken'),
    byLookup: (lookup) => one({ lookup }),
    byId: (id) => one({ _id: id }),
    list: (offices) =>
      members
        .find(within(offices), { sort: { name: 1, _id: 1 } })
        .map(member)
        .toArray(),
    async change(id, set) {
      if (Object.values(set).every((value) => value === undefined)) return one({ _id: id })
      const changed = await members.findOneAndUpdate({ _id: id }, { $set: set }, { returnDocument: 'after' })
      return changed && member(changed)
    },
    /** The member first: killed in between, their sessions and links lead to nobody. */
    async remove(id) {
      const { deletedCount } = await members.deleteOne({ _id: id })
      await database.sessions.deleteMany({ member: id })
      await database.links.deleteMany({ member: id })
      return deletedCount > 0
    },
    ...signingIn(database),
  }
}

type SigningIn = Pick<
  MemberStore,
  'openSession' | 'session' | 'endSession' | 'endSessionsOf' | 'addLink' | 'useLink' | 'dropExpired'
>

function signingIn({ sessions, links }: Database): SigningIn {
  return {
    openSession: async (session) => void (await isNew(sessions.insertOne(withUnderscore(session)))),
    async session(id) {
      const found = await sessions.findOne({ _id: id })
      return found && withId(found)
    },
    async endSession(id, now) {
      await sessions.updateOne({ _id: id, endedAt: null }, { $set: { endedAt: now } })
    },
    async endSessionsOf(id, now, except = '') {
      await sessions.updateMany({ member: id, _id: { $ne: except }, endedAt: null }, { $set: { endedAt: now } })
    },
    addLink: async ({ hash, ...link }) => void (await isNew(links.insertOne({ _id: hash, ...link }))),
    /** Deleted in the same breath as it is read, so that only one gets it. */
    async useLink(hash, now) {
      const spent = await links.findOneAndDelete({ _id: hash, expiresAt: { $gt: now } })
      return spent && { hash, member: spent.member, expiresAt: spent.expiresAt }
    },
    async dropExpired(now) {
      const expired = { expiresAt: { $lte: now } }
      const ended = await sessions.deleteMany(expired)
      return ended.deletedCount + (await links.deleteMany(expired)).deletedCount
    },
  }
}
