import type { AuditEntry } from '../domain/audit.ts'
import type { Seal, Sealable } from '../domain/chain.ts'
import type { HistoryLine } from '../domain/history-line.ts'

/** Who did what and why, and the chain that seals it. */
export type AuditStore = {
  append(entry: AuditEntry): Promise<void>
  byId(id: string): Promise<AuditEntry | null>
  /** newest first; of one act alone where `act` names it */
  list(read: {
    offices: string[] | 'all'
    act?: AuditEntry['act'] | null
    after: string | null
    limit: number
  }): Promise<{ entries: AuditEntry[]; more: boolean }>
  /** entries of one act that touch one of these offices, made since then, newest first, 5,000 at most */
  ofAct(read: { act: AuditEntry['act']; offices: string[] | 'all'; since: number }): Promise<AuditEntry[]>
  /**
   * Sets what an entry really touched, once that is known: a decision is written down before it is carried out. False
   * where the entry was handed out to be sealed before, or is not there: then that is an entry of its own.
   */
  settle(id: string, subjects: string[]): Promise<boolean>
  /** Marks a decision undone, and appends the entry that says so; false, and none is, where it already was. */
  markUndone(id: string, undone: { at: number; by: string }, entry: AuditEntry): Promise<boolean>
  /** Entries that no seal names, in the order of their ids. From now on nothing of them that is sealed changes. */
  unsealed(limit: number): Promise<AuditEntry[]>
  /** Lines of comments' histories that no seal names, in the order of comments and within each of its history. */
  unsealedHistory(comments: number): Promise<HistoryLine[]>
  /** how many entries, and comments with such a line, no seal names yet */
  countUnsealed(): Promise<number>
  /** the last line of the chain */
  lastSeal(): Promise<Seal | null>
  /**
   * Appends these lines, each where it is the next one of the chain and its entry has none yet; ends at the first that
   * is not. Gives how many of them stand. Sent again, those that stand count.
   */
  seal(lines: Seal[]): Promise<number>
  /** lines of the chain from this number on, each with its entry as it stands; null where it is gone */
  sealed(read: { from: number; limit: number }): Promise<{ line: Seal; entry: Sealable | null }[]>
  /** the numbers of the lines that seal these entries, by their ids; what is not sealed is left out */
  lineNumbers(entries: string[]): Promise<Map<string, number>>
}
