import type { Comment } from '../../../domain/comment.ts'
import type { Site } from '../../../domain/offices.ts'
import type { Imported } from '../../../importers/imported.ts'
import { bringIn, isHere, type Needs, parentOf, type Standing } from './bring-comment.ts'
import { type Draft, draftOf } from './comment-drafts.ts'

export type ImportCounts = {
  added: number
  /** there already */
  same: number
  /** spam, deleted or rejected where they come from */
  gone: number
  /** what they replied to is not in the file: they stand by themselves */
  orphans: number
  wrong: number
}

export type Asked = {
  site: Site
  /** told of each that cannot be brought in */
  wrong(line: number, why: string): void
  /** told of each that was read */
  told(): void
}

/** Why what was read cannot be brought in, in a sentence. */
export class CannotImport extends Error {}

/** Waiting for the disk together costs as much as waiting alone. */
const atOnce = 64
/** Replies that stand before what they reply to are kept in memory until it has come. */
const mostWaiting = 5_000

/** What can be brought in, in the order of the file; the rest is counted and told. */
async function* drafts(
  { clock }: Pick<Needs, 'clock'>,
  comments: AsyncIterable<Imported>,
  { site, wrong, told }: Asked,
  counts: ImportCounts,
): AsyncGenerator<Draft> {
  for await (const from of comments) {
    told()
    if (from.state === 'gone') {
      counts.gone += 1
      continue
    }
    const draft = draftOf(site, from, clock.now())
    if (!('wrong' in draft)) {
      yield draft
      continue
    }
    counts.wrong += 1
    wrong(from.line, draft.wrong)
  }
}

/** Some at a time, none of which is the same as another. */
async function* inParts(all: AsyncIterable<Draft>): AsyncGenerator<Draft[]> {
  let part: Draft[] = []
  let keys = new Set<string>()
  for await (const draft of all) {
    if (part.length >= atOnce || keys.has(draft.key)) {
      yield part
      part = []
      keys = new Set()
    }
    part.push(draft)
    keys.add(draft.key)
  }
  if (part.length > 0) yield part
}

/** Works on all of them at once, but on a reply once what it replies to is done. */
async function parentsFirst(part: Draft[], work: (draft: Draft) => Promise<void>): Promise<void> {
  const begun = new Map<string, Promise<void>>()
  for (const draft of part) {
    const { id, parent } = draft.from
    const before = parent === null ? undefined : begun.get(parent)
    begun.set(id === '' ? draft.key : id, before ? before.then(() => work(draft)) : work(draft))
  }
  await Promise.all(begun.values())
}

const nothing = (): ImportCounts => ({ added: 0, same: 0, gone: 0, orphans: 0, wrong: 0 })

/** Only looks: what would come, and what is wrong. */
export async function lookThrough(
  needs: Pick<Needs, 'store' | 'clock'>,
  comments: AsyncIterable<Imported>,
  asked: Asked,
): Promise<ImportCounts> {
  const counts = nothing()
  for await (const part of inParts(drafts(needs, comments, asked, counts))) {
    const here = await Promise.all(part.map((draft) => isHere(needs, asked.site, draft)))
    for (const is of here) counts[is ? 'same' : 'added'] += 1
  }
  return counts
}

/**
 * Brings comments into a site as they are read. Each is known by the name it has in its file: what is here already
 * stays as it is, so that a killed import goes on when it is run again. What is wrong is passed over. A reply that
 * stands before what it replies to waits for it; one whose comment never comes stands by itself.
 */
export async function importComments(
  needs: Needs,
  comments: AsyncIterable<Imported>,
  { standing, ...asked }: Asked & { standing: Standing },
): Promise<ImportCounts> {
  const { site } = asked
  const counts = nothing()
  let waiting: Draft[] = []
  const bring = async (draft: Draft, parent: Comment | null): Promise<void> => {
    counts[await bringIn(needs, { site, draft, standing, parent })] += 1
  }
  const tryOne = async (draft: Draft): Promise<void> => {
    if (await isHere(needs, site, draft)) {
      counts.same += 1
      return
    }
    const parent = await parentOf(needs, site, draft)
    if (parent === 'later') waiting.push(draft)
    else await bring(draft, parent)
  }
  for await (const part of inParts(drafts(needs, comments, asked, counts))) {
    await parentsFirst(part, tryOne)
    if (waiting.length > mostWaiting) {
      throw new CannotImport(
        `More than ${mostWaiting} replies stand before what they reply to. Sort the file by time, and run this again.`,
      )
    }
  }
  for (let left = Infinity; waiting.length < left;) {
    left = waiting.length
    const again = waiting
    waiting = []
    for (const draft of again) await tryOne(draft)
  }
  for (const draft of waiting) await bring(draft, null)
  counts.orphans = waiting.length
  return counts
}
