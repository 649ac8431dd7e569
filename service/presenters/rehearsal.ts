import type { RehearsalLine, RehearsedView } from '../contract/filter-views.ts'
import type { Rehearsal, Words } from '../domain/rehearsal.ts'

/** So much of a text tells which comment it is. */
const beginning = 200

const rehearsed = ({ id, name, text }: Words): RehearsedView => ({
  id,
  name,
  text: [...text].slice(0, beginning).join(''),
})

/** Counts are of all; of the words only a few are shown, and of each its beginning. */
export const rehearsalLine = ({ published, spam, ...rest }: Rehearsal): RehearsalLine => ({
  ...rest,
  published: { count: published.count, some: published.some.map(rehearsed) },
  spam: { ...spam, lost: spam.lost.map(rehearsed) },
})
