import type * as z from 'zod'
import type { Bilingual } from '../contract/languages.ts'

type Issue = z.core.$ZodIssue

/** What a schema says of its own about a bad value; our checks carry it along. */
export const says = (id: string, en: string): { params: { says: Bilingual } } => ({ params: { says: { id, en } } })

const missing: Bilingual = { id: 'belum diisi', en: 'is missing' }
const wrong: Bilingual = { id: 'tidak dapat dipakai', en: 'cannot be used' }

const types: Record<string, Bilingual> = {
  string: { id: 'harus berupa teks', en: 'must be text' },
  number: { id: 'harus berupa bilangan', en: 'must be a number' },
  int: { id: 'harus berupa bilangan bulat', en: 'must be a whole number' },
  boolean: { id: 'harus true atau false', en: 'must be true or false' },
  array: { id: 'harus berupa daftar', en: 'must be a list' },
  object: { id: 'harus berupa objek', en: 'must be an object' },
  record: { id: 'harus berupa objek', en: 'must be an object' },
}

/** What is wrong with one field, in both languages. */
export function messageOf(issue: Issue): Bilingual {
  switch (issue.code) {
    case 'custom':
      return (issue.params?.['says'] as Bilingual | undefined) ?? wrong
    case 'invalid_type':
      return issue.input === undefined ? missing : (types[issue.expected] ?? wrong)
    case 'invalid_value':
      return issue.input === undefined ? missing : oneOf(issue.values.map(String))
    case 'too_small':
      return { id: `paling sedikit ${issue.minimum}`, en: `at least ${issue.minimum}` }
    case 'too_big':
      return { id: `paling banyak ${issue.maximum}`, en: `at most ${issue.maximum}` }
    default:
      return wrong
  }
}

function oneOf(values: string[]): Bilingual {
  return { id: `harus salah satu dari: ${values.join(', ')}`, en: `must be one of: ${values.join(', ')}` }
}
