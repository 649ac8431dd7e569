import { createHash } from 'node:crypto'
import type { AuditEntry } from './audit.ts'
import { type HistoryLine, historyName, historyPlace } from './history-line.ts'
import type { Mover } from './mover.ts'

/**
 * One line of the chain, over an entry of the audit or a line of a comment's history. Its place is a number given at
 * sealing, and no time: entries that arrive late, and a clock that jumps, change nothing. Nothing here tells of a
 * person: words are there as a salted commitment alone.
 */
export type Seal = {
  /** 1 for the first, each one more than the one before */
  number: number
  /** id of the entry it seals, or the name of the history's line */
  entry: string
  sealedAt: number
  /** by chance, so that nobody finds out by trying what the reason was once that is erased; hexadecimal */
  salt: string
  /** commitment to the entry's reason, null where it had none; of a history's line to all that stands in it */
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

const moverOf = (by: Mover): string[] => (by.kind === 'member' ? [by.kind, by.member, by.role] : [by.kind])

/** Whatever can be sealed. */
export type Sealable = AuditEntry | HistoryLine

/** Whether it is a line of a comment’s history; else it is an entry of the audit. */
export const isHistory = (one: Sealable): one is HistoryLine => 'comment' in one

const nameOf = (one: Sealable): string => (isHistory(one) ? historyName(one) : one.id)

/** All that a line of a history says, always in this order. */
function wordsOf({ entry: { at, by, act, from, to, reason, decision } }: HistoryLine): string {
  return JSON.stringify([at, act, moverOf(by), from, to, reason, decision])
}

const committed = (salt: string, one: Sealable): string | null =>
  commitment(salt, isHistory(one) ? wordsOf(one) : one.reason)

/**
 * What is sealed of an entry, always in this order. Left out is what may be said of it later: that it was undone, which
 * is an entry of its own.
 */
function canonical({ number, sealedAt, reason }: Pick<Seal, 'number' | 'sealedAt' | 'reason'>, entry: AuditEntry) {
  const { id, at, by, act, offices, subjects, campaign = null, policy = null } = entry
  return JSON.stringify([
    'rembuk-seal-1',
    number,
    sealedAt,
    id,
    at,
    act,
    moverOf(by),
    offices,
    subjects,
    reason,
    campaign,
    policy,
  ])
}

/**
 * What is sealed of a history's line: where it stands, and the commitment to it. So the line can be told for what it
 * was also once its comment is gone with its site, and nobody can call it another.
 */
const canonicalOfHistory = ({ number, sealedAt, entry, reason }: Framed): string =>
  JSON.stringify(['rembuk-seal-2', number, sealedAt, entry, reason])

type Framed = Pick<Seal, 'number' | 'sealedAt' | 'entry' | 'reason'>
type Before = Pick<Seal, 'number' | 'seal'>
const beginning: Before = { number: 0, seal: firstSeal }

/** The next line of the chain after `before`, null for the first one. */
export function sealOf(before: Before | null, one: Sealable, { now, salt }: { now: number; salt: string }): Seal {
  const { number: last, seal: previous } = before ?? beginning
  const line = { number: last + 1, sealedAt: now, entry: nameOf(one), reason: committed(salt, one) }
  const words = isHistory(one) ? canonicalOfHistory(line) : canonical(line, one)
  return { ...line, salt, previous, seal: hash(previous + words) }
}

/** How a chain is broken at a line: it is not there, its entry is not, or one of both is not what was sealed. */
export type Fault = 'line-missing' | 'entry-missing' | 'altered'

/** What is wrong with the line that should follow `before`; null where it is right. */
export function faultOf(before: Before | null, line: Seal, one: Sealable | null): Fault | null {
  const { number, seal } = before ?? beginning
  if (line.number !== number + 1) return 'line-missing'
  if (line.previous !== seal) return 'altered'
  if (historyPlace(line.entry) && hash(seal + canonicalOfHistory(line)) !== line.seal) return 'altered'
  if (one === null) return 'entry-missing'
  if (line.entry !== nameOf(one) || committed(line.salt, one) !== line.reason) return 'altered'
  return isHistory(one) || hash(seal + canonical(line, one)) === line.seal ? null : 'altered'
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
