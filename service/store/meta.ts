/** What belongs to the store as a whole: what processes tell each other, who does a duty, backups. */
export type MetaStore = {
  /** the value under this name; the first to come sets it */
  claim(name: string, value: string): Promise<string>
  /** what a process has told all others under this name; null where nobody has, or not since the revision `known` */
  told(name: string, known?: number): Promise<Told | null>
  /** Tells it anew, where it still stands at this revision (0: nothing told yet); false where somebody was quicker. */
  tell(name: string, value: string, revision: number): Promise<boolean>
  /** leases a duty until `until`; false while somebody else holds it */
  lease(duty: string, holder: string, now: number, until: number): Promise<boolean>
  /** everything but keys and secrets, record by record, for a backup */
  dump(): AsyncIterable<DumpRecord>
  /** keys of persons and nothing else, for the backup that stands apart */
  dumpKeys(): AsyncIterable<DumpRecord>
  /** Writes records of a dump back into an empty store; counts and revisions are worked out anew by publication. */
  load(records: AsyncIterable<DumpRecord>): Promise<number>
  /** whether nothing was stored yet */
  isEmpty(): Promise<boolean>
}

/** Each telling adds one to the revision; the first is 1. */
export type Told = { value: string; revision: number }

/** One line of a backup, the same for both stores. Bytes travel as base64. */
export type DumpRecord = {
  kind:
    | 'comment'
    | 'campaign'
    | 'page'
    | 'support'
    | 'reaction'
    | 'report'
    | 'note'
    | 'saved-answer'
    | 'follow-up'
    | 'thanks'
    | 'person-hold'
    | 'person'
    | 'person-key'
    | 'erasure'
    | 'office'
    | 'site'
    | 'member'
    | 'audit'
    | 'seal'
    | 'meta'
    | 'told'
  record: unknown
}
