import type { Bilingual } from '../contract/languages.ts'
import { withoutIdentityNumbers } from '../domain/identity-numbers.ts'
import { Refusal } from '../domain/refusal.ts'
import { cleanText, lengthOf } from '../domain/texts.ts'

/** The field that words stand in, how many code points it takes at most, and what is said where they are not so. */
type Field = { field: string; most: number; says: Bilingual }

/**
 * Words as they may be stored: cleaned, of their length, and without identity numbers, whoever wrote them. Refuses
 * `invalid` on their field where they are missing or too long.
 */
export function readWords(raw: string, field: Field): string {
  const text = readWordsIfAny(raw, field)
  if (text === null) throw new Refusal('invalid', { fields: { [field.field]: field.says } })
  return text
}

/** The same where they may be missing: null then. */
export function readWordsIfAny(raw: string | null | undefined, { field, most, says }: Field): string | null {
  const text = cleanText(raw ?? '')
  if (lengthOf(text) > most) throw new Refusal('invalid', { fields: { [field]: says } })
  return text === '' ? null : withoutIdentityNumbers(text).text
}
