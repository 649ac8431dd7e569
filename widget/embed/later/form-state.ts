import type { PersonalNumber } from '../../../service/contract/personal-numbers.ts'
import type { Failure } from '../../kit/client.ts'

/** What was begun in one form: words and name, never the address. */
export type Draft = {
  text?: string
  name?: string
  /** the key of the last try, kept until the service has acknowledged it, */
  key?: string
  /** and what was sent under it: other content needs another key */
  sent?: string
}

export type FormState = {
  /** grows with every fresh start, so that the fields start afresh too */
  serial: number
  /** what the fields start from wherever they are drawn anew */
  draft: Draft
  isOpen: boolean
  isSending?: boolean
  /** what is wrong, by field */
  errors?: Record<string, string> | undefined
  failure?: Failure | undefined
  /** characters left, once that matters */
  left?: number | undefined
  /** what kinds of personal numbers the words show */
  numbers?: PersonalNumber['kind'][]
}
