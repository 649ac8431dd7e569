import type { Language } from '../../service/contract/languages.ts'

/**
 * How texts are kept: one file a language, plain data. The Indonesian file is the measure (`typeof id`), and the
 * other is declared `: Texts`, so that a missing sentence does not compile.
 * `#` stands for a number or a name; a pair is [one, other].
 */
export type Text = string | readonly [one: string, other: string]

/** The same keys in another language. Only a sentence with a place in it may depend on a number. */
export type SameTexts<T> = { readonly [Key in keyof T]: T[Key] extends `${string}#${string}` ? Text : string }

/** Making a rule takes longer than using it, and a thread uses one for each comment. */
const plurals: Partial<Record<Language, Intl.PluralRules>> = {}

/** A sentence with its number, in the plural form and the digits of the language. */
export function counted(text: Text, n: number, language: Language): string {
  // Both languages write small numbers alike.
  const number = n < 1_000 ? `${n}` : n.toLocaleString(language)
  if (typeof text === 'string') return filled(text, number)
  const plural = (plurals[language] ||= new Intl.PluralRules(language))
  return filled(text[plural.select(n) === 'one' ? 0 : 1], number)
}

/** A sentence with what it speaks of. */
export const filled = (text: Text, what: string): string => `${text}`.replace('#', () => what)

/** `id` unless English is asked for: `en`, `en-GB`. */
export const languageOf = (tag: string | null | undefined): Language => (/^en\b/i.test(tag || '') ? 'en' : 'id')
