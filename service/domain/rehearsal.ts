import type { State } from '../contract/views.ts'
import type { Verdict } from './verdict.ts'

/** What a rehearsal reads of a comment: its words, and where it stands by now. */
export type Words = {
  id: string
  site: string
  office: string
  page: string
  name: string
  text: string
  /** the browser, null once erased */
  reader: string | null
  state: State
  /** in the spam folder by a member's judgement */
  confirmed: boolean
}

export type Outcome = Verdict['outcome']

/** What a comment's judging comes to under the policy in force, and under the one that is tried. */
export type Twice = { words: Words; present: Outcome; tried: Outcome }

type Figures = { present: number; tried: number }

export type Rehearsal = {
  judged: number
  /** kept back: held, or in the spam folder */
  kept: Figures
  folder: Figures
  /** public by now, and would have been kept back though the policy in force lets it through */
  published: { count: number; some: Words[] }
  /** spam by a member's judgement: how much of it is kept back, and some of what no longer would be */
  spam: { of: number; kept: Figures; lost: Words[] }
}

/** So many comments are shown of each kind: enough to see what they have in common. */
const shown = 20

const isKept = (outcome: Outcome): boolean => outcome !== 'publish'
const count = <Item>(list: readonly Item[], wanted: (item: Item) => boolean): number => list.filter(wanted).length
const figures = (list: readonly Twice[], wanted: (outcome: Outcome) => boolean): Figures => ({
  present: count(list, ({ present }) => wanted(present)),
  tried: count(list, ({ tried }) => wanted(tried)),
})
const some = (list: readonly Twice[]): Words[] => list.slice(0, shown).map(({ words }) => words)

/** What another policy would have done to these comments, newest first. */
export function rehearsalOf(comments: readonly Twice[]): Rehearsal {
  const published = comments.filter(
    ({ words, present, tried }) => words.state === 'published' && !isKept(present) && isKept(tried),
  )
  const spam = comments.filter(({ words }) => words.state === 'spam' && words.confirmed)
  const lost = spam.filter(({ present, tried }) => isKept(present) && !isKept(tried))
  return {
    judged: comments.length,
    kept: figures(comments, isKept),
    folder: figures(comments, (outcome) => outcome === 'spam'),
    published: { count: published.length, some: some(published) },
    spam: { of: spam.length, kept: figures(spam, isKept), lost: some(lost) },
  }
}
