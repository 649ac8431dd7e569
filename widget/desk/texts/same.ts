import type { Text } from '../../kit/texts.ts'

/**
 * The Indonesian texts as the measure of the others: every key is there, a sentence with a `#` may have a plural,
 * one without is one sentence, and titles with their meaning stay two.
 */
export type SameTexts<T> = {
  readonly [Key in keyof T]: T[Key] extends `${string}#${string}`
    ? Text
    : T[Key] extends string
      ? string
      : T[Key] extends readonly [string, string]
        ? readonly [string, string]
        : SameTexts<T[Key]>
}
