import { createHash } from 'node:crypto'
import type { AuditEntry } from './audit.ts'

/**
 * One line of the audit's chain. Its place is a number given at sealing, and no time: entries that arrive late, and a
 * clock that jumps, change nothing. Nothing here tells of a person: words are there as a salted commitment alone.
 */
export type Seal = {
  /** 1 for the first, each one more than the one before */
  number: number
  /** id of the entry it seals */
  entry: string
  sealedAt: number
  /** by chance, so that nobody finds out by trying what the reason was once that is erased; hexadecimal */
  salt: string
  /** commitment to the entry's reason; null where it had none */
  reason: string | null
  /** the seal before, or `firstSeal` */
  previous: string
  /** SHA-256 over the seal before and this line */
  seal: string
}

/** What the first line stands on. */
export const firstSeal = '0'.repeat(64)

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const commitment = (salt: string, words: string | null): string | null =>
  words === null ? null : hash(JSON.stringify([salt, words]))

/**
 * What is sealed of an entry, always in this order. Left out is what may be said of it later: that it was undone, which
 * is an entry of its own.
 */
function canonical({ number, sealedAt, reason }: Pick<Seal, 'number' | 'sealedAt' | 'reason'>, entry: AuditEntry) {
  const { id, at, by, act, offices, subjects, campaign = null, policy = null } = entry
  const mover = by.kind === 'member' ? [by.kind, by.member, by.role] : [by.kind]
  return JSON.stringify([
    'rembuk-seal-1',
    number,
    sealedAt,
    id,
    at,
    act,
    mover,
    offices,
    subjects,
    reason,
    campaign,
    policy,
  ])
}

type Before = Pick<Seal, 'number' | 'seal'>
const beginning: Before = { number: 0, seal: firstSeal }

/** The next line of the chain after `before`, null for the first one. */
export function sealOf(before: Before | null, entry: AuditEntry, { now, salt }: { now: number; salt: string }): Seal {
  const { number: last, seal: previous } = before ?? beginning
  const line = { number: last + 1, sealedAt: now, reason: commitment(salt, entry.reason) }
  return { ...line, entry: entry.id, salt, previous, seal: hash(previous + canonical(line, entry)) }
}

/** How a chain is broken at a line: it is not there, its entry is not, or one of both is not what was sealed. */
export type Fault = 'line-missing' | 'entry-missing' | 'altered'

/** What is wrong with the line that should follow `before`; null where it is right. */
export function faultOf(before: Before | null, line: Seal, entry: AuditEntry | null): Fault | null {
  const { number, seal } = before ?? beginning
  if (line.number !== number + 1) return 'line-missing'
  if (entry === null) return 'entry-missing'
  const isItsReason = commitment(line.salt, entry.reason) === line.reason
  const isSealed =
    line.previous === seal && line.entry === entry.id && hash(seal + canonical(line, entry)) === line.seal
  return isItsReason && isSealed ? null : 'altered'
}

/** What is known of the chain: the last line found right, and the first that is not. */
export type ChainState = {
  /** how many lines are right, from the first on */
  lines: number
  /** the seal of the last of them, by which anybody can tell it again */
  seal: string
  sealedAt: number | null
  /** the first line that is not right */
  broken: { line: number; entry: string | null; fault: Fault | 'undo-unwritten' } | null
}

export const emptyChain: ChainState = { lines: 0, seal: firstSeal, sealedAt: null, broken: null }
