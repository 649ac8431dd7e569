/** What was done, and what comes of it in figures: views of the audit, of its chain, of insights. Times as in `views.ts`. */

export type AuditView = {
  id: string
  at: string
  by: { id: string; name: string }
  act: string
  office: string
  subjects: string[]
  reason: string | null
  /** of a decision on a whole campaign */
  campaign: string | null
  /** what its sender called it */
  key: string | null
  /** revision of the offices' policies under which it was done; null where that was not written down */
  policy: number | null
  /** its line in the chain of seals; null until it is sealed, which takes less than a minute */
  line: number | null
  undoneAt: string | null
}

/** How far the audit's chain of seals was found whole. */
export type ChainView = {
  /** lines that are right, from the first on, and the seal of the last of them (SHA-256, hexadecimal) */
  lines: number
  seal: string
  sealedAt: string | null
  checkedAt: string | null
  /** entries that are not sealed yet */
  waiting: number
  /** the first line that is not right */
  broken: { line: number; fault: 'line-missing' | 'entry-missing' | 'altered' | 'undo-unwritten' } | null
}
