/** One comment as another system or an export of ours has it; what it means here is the operation's business. */
export type Imported = {
  /** where it stands in its file */
  line: number
  /** the name it has there, by which it is known when it comes again */
  id: string
  parent: string | null
  url: string
  title: string
  name: string
  /** '' where the file says none */
  email: string
  text: string
  /** milliseconds UTC; NaN where it cannot be read */
  at: number
  editedAt: number | null
  /** as it stood there; `gone` is spam, deleted or rejected, and is not brought in */
  state: 'published' | 'held' | 'gone'
  /** whether an office says it */
  official: boolean
}

/** Text as it comes from a file, in whatever pieces. */
export type Chunks = AsyncIterable<string>

/** Why a file is no such export, in a sentence. */
export class NotAnExport extends Error {}

/** A system's own way to write down comments. */
export type Importer = {
  name: string
  /** Throws `NotAnExport` where the file cannot be read on. */
  read(chunks: Chunks): AsyncGenerator<Imported>
}

/** A moment as files write it; a time that names no zone is UTC. */
export function momentOf(written: string): number {
  const text = written.trim()
  const zoneless = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/.exec(text)
  return Date.parse(zoneless ? `${zoneless[1]}T${zoneless[2] ?? '00:00'}Z` : text)
}
