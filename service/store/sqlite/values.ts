import { states } from '../../domain/states.ts'

/** Above every id: where a list begins of which nothing was read yet. */
export const beyond = '\u{10ffff}'

/** A list as one value, which `json_each` takes apart in a statement; null for all there are. */
export const among = (wanted: readonly string[] | 'all'): string | null =>
  wanted === 'all' ? null : JSON.stringify(wanted)

/** True of every comment. With it, the indexes that begin with the state serve where the state is not asked for. */
export const inAnyState = `state IN (${states.map((state) => `'${state}'`).join(', ')})`
