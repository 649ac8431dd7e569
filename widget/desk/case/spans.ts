import { type PersonalSpan, personalSpansIn } from '../../../service/contract/personal-spans.ts'
import type { QueueItem } from '../../../service/contract/views.ts'

/** What might be covered: where it stands, what it is, and whether it is to be. */
export type Choice = {
  field: 'text' | 'name'
  from: number
  to: number
  words: string
  kind: PersonalSpan['kind'] | 'chosen'
  on: boolean
}

/** The numbers and addresses that stand in a comment's words and name, each of them chosen. */
export function choicesIn({ text, author }: Pick<QueueItem, 'text' | 'author'>): Choice[] {
  const name = author?.badge === 'office' ? '' : (author?.name ?? '')
  const inField = (field: Choice['field'], words: string): Choice[] =>
    personalSpansIn(words).map(({ kind, from, to }) => ({
      field,
      from,
      to,
      words: words.slice(from, to),
      kind,
      on: true,
    }))
  return [...inField('text', text), ...inField('name', name)]
}

/** The same with a stretch that somebody marked, without the blanks at its ends; nothing that cannot be seen is added. */
export function withChosen(choices: Choice[], field: Choice['field'], all: string, from: number, to: number): Choice[] {
  const marked = all.slice(from, to)
  const words = marked.trim()
  if (!/[^\s•]/.test(words)) return choices
  const first = from + marked.indexOf(words)
  const chosen: Choice = { field, from: first, to: first + words.length, words, kind: 'chosen', on: true }
  const same = (one: Choice): boolean => one.field === field && one.from === chosen.from && one.to === chosen.to
  return [...choices.filter((one) => !same(one)), chosen]
}
