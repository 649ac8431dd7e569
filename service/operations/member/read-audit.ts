import { readCursor } from '../../domain/cursors.ts'
import type { AuditAct } from '../../contract/figures.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import type { ChainState } from '../../domain/chain.ts'
import { readChainTold } from '../../live/chain.ts'
import { type Actor, narrowed, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { memberNames } from './entries.ts'

type Needs = Pick<Collaborators, 'store' | 'directory'>

export type Audit = {
  entries: AuditEntry[]
  /** names of members by id, and lines of the chain by entry */
  members: Map<string, string>
  lines: Map<string, number>
  next: string | null
}

export type AuditAsked = { office?: string | undefined; act?: string | undefined }

async function read(
  { store, directory }: Needs,
  actor: Actor,
  { office, act, after, limit }: AuditAsked & { after: string | null; limit: number },
): Promise<Audit> {
  const offices = narrowed(directory.current(), actor, office)
  const { entries, more } = await store.audit.list({ offices, act: (act ?? null) as AuditAct | null, after, limit })
  const movers = entries.flatMap(({ by }) => (by.kind === 'member' ? [by.member] : []))
  const [members, lines] = await Promise.all([
    memberNames({ store }, movers),
    store.audit.lineNumbers(entries.map(({ id }) => id)),
  ])
  const last = entries.at(-1)
  return { entries, members, lines, next: more && last ? last.id : null }
}

/**
 * Who did what and why, in the offices in sight or those asked for, newest first. Refuses `not-found` for an office out
 * of sight.
 */
export async function readAudit(
  needs: Needs,
  actor: Actor,
  { after, ...asked }: AuditAsked & { after: string | undefined; limit: number },
): Promise<Audit> {
  permit(actor, 'audit')
  return read(needs, actor, { ...asked, after: after === undefined ? null : readCursor('new', after).id })
}

/** How many lines a table holds, and how many are read together. */
const most = 10_000
const atOnce = 500

async function* pages(needs: Needs, actor: Actor, asked: AuditAsked): AsyncGenerator<Audit> {
  let after: string | null = null
  for (let reached = 0; reached < most; reached += atOnce) {
    const page: Audit = await read(needs, actor, { ...asked, after, limit: atOnce })
    yield page
    after = page.next
    if (after === null) return
  }
}

/** The same, page by page, for a table. What is refused is refused before the first. */
export function exportAudit(needs: Needs, actor: Actor, asked: AuditAsked): AsyncIterable<Audit> {
  permit(actor, 'audit')
  narrowed(needs.directory.current(), actor, asked.office)
  return pages(needs, actor, asked)
}

/** How far the chain was found whole, when, and how many entries wait for their seal. */
export type ChainFound = { state: ChainState; checkedAt: number | null; waiting: number }

/** What the duty that walks the chain has found so far; nothing is walked here. Null: it never has. */
export async function readChain({ store }: Pick<Collaborators, 'store'>): Promise<ChainFound> {
  const [{ state, checkedAt, revision }, waiting] = await Promise.all([
    readChainTold(store.meta),
    store.audit.countUnsealed(),
  ])
  return { state, checkedAt: revision === 0 ? null : checkedAt, waiting }
}
