import type { AuditEntry } from '../../domain/audit.ts'
import type { Comment } from '../../domain/comment.ts'
import type { Member } from '../../domain/member.ts'
import { decisionChange } from '../../domain/moving.ts'
import type { Chance } from '../../filters/training/chance.ts'
import { soon } from './draw.ts'
import type { Planned } from './plan.ts'
import type { Action } from '../../contract/item-verbs.ts'
import { hour } from '../../domain/durations.ts'

/** One decision takes so many comments at most, as at the desk. */
const mostSubjects = 500

const reasons: Record<'spam' | 'reject', string> = {
  spam: 'Iklan perjudian.',
  reject: 'Menyerang pribadi orang lain. Silakan tulis kembali tanpa menyebut orangnya.',
}

/** What an officer would do with it: adverts out, most else up, some rejected. */
function actionFor({ kind }: Planned, comment: Comment, chance: Chance): Action | null {
  if (kind === 'advert') return comment.state === 'spam' && chance() < 0.4 ? null : 'spam'
  if (kind === 'grumble') return chance() < 0.5 ? 'reject' : 'approve'
  return chance() < 0.985 ? 'approve' : 'reject'
}

/** The decisions of all officers, gathered a day, office and action, as one who empties a queue makes them. */
export function openDecisions(nextId: (at: number) => string, chance: Chance) {
  const open = new Map<string, AuditEntry>()
  const all: AuditEntry[] = []

  const decisionOf = (comment: Comment, action: Action, member: Member, at: number): AuditEntry => {
    const name = `${Math.floor(at / (24 * hour))} ${comment.office} ${action}`
    const found = open.get(name)
    if (found && found.subjects.length < mostSubjects) return found
    const by = { kind: 'member', member: member.id, role: member.role } as const
    const reason = action === 'spam' || action === 'reject' ? reasons[action] : null
    const entry = { id: nextId(at), at, by, act: action, offices: [comment.office], subjects: [], reason, undone: null }
    open.set(name, entry)
    all.push(entry)
    return entry
  }

  return {
    all,
    /** The comment after an officer has looked at it; as it was where nobody has yet. */
    decide(planned: Planned, comment: Comment, member: Member, now: number): Comment {
      const at = Math.floor(planned.at + soon(9 * hour, chance))
      const action = at < now ? actionFor(planned, comment, chance) : null
      if (action === null) return comment
      const entry = decisionOf(comment, action, member, at)
      const deciding = { action, by: entry.by, decision: entry.id, reason: entry.reason, now: at }
      const change = decisionChange(comment, deciding)
      if (!change) return comment
      entry.subjects.push(comment.id)
      const history = [...comment.history, change.entry]
      return { ...comment, ...change.set, state: change.state, version: comment.version + 1, history }
    },
  }
}
