import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import { cursorForm, idForm } from '../../domain/cursors.ts'
import { says } from '../messages.ts'

/** Lengths count code points: what people call letters, more or less, and what the contract counts. */
export function length(text: string): number {
  let units = 0
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) units += 1
  return text.length - units
}

const group = (count: number, point: string): string => String(count).replace(/\B(?=(\d{3})+$)/g, point)

/** Text that every store, log line and screen can carry: whole characters, and no NUL. */
const whole = z
  .string()
  .refine(
    (text) => text.isWellFormed() && !text.includes('\0'),
    says('berisi huruf yang rusak', 'holds broken characters'),
  )

/** Text of this many code points; the spaces around it do not count. */
export function text(least: number, most: number): z.ZodType<string, string> {
  return whole
    .refine((value) => least === 0 || value.trim() !== '', { ...says('belum diisi', 'is missing'), abort: true })
    .refine(
      (value) => length(value.trim()) >= least,
      says(`paling sedikit ${least} huruf`, `at least ${least} characters`),
    )
    .refine(
      (value) => length(value.trim()) <= most,
      says(`paling banyak ${group(most, '.')} huruf`, `at most ${group(most, ',')} characters`),
    )
    .meta({ ...(least > 0 ? { minLength: least } : {}), maxLength: most })
}

/** Text of one line: nothing that could begin another header, mail or log line. */
export function line(least: number, most: number): z.ZodType<string, string> {
  return z
    .string()
    .refine((value) => !hasControl(value), {
      ...says('harus satu baris teks', 'must be one line of text'),
      abort: true,
    })
    .pipe(text(least, most))
    .meta({ ...(least > 0 ? { minLength: least } : {}), maxLength: most })
}

function hasControl(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at)
    if (unit < 32 || (unit >= 127 && unit < 160)) return true
  }
  return false
}

/** An opaque id, cursor or token: what it names is the operation's business. */
export const opaque = (most: number): z.ZodType<string, string> => line(1, most)

/** Where the next page begins; what no answer of ours has ever said is no cursor. */
export const cursor: z.ZodType<string, string> = z
  .string()
  .refine((value) => cursorForm.test(value), says('bukan penanda halaman dari sini', 'not a cursor given here'))
  .meta({ maxLength: limits.cursorLength })

/** A comment's id where it bounds a queue: a made-up word would sort somewhere, and decide what nobody has seen. */
export const commentId: z.ZodType<string, string> = z
  .string()
  .refine((value) => idForm.test(value), says('bukan id komentar', 'not an id of a comment'))
  .meta({ maxLength: limits.cursorLength })

/** A whole number in a query, where everything is text. */
export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  const message = says(
    `bilangan bulat ${group(least, '.')} sampai ${group(most, '.')}`,
    `a whole number, ${group(least, ',')} to ${group(most, ',')}`,
  )
  return z
    .string()
    .refine((value) => /^\d{1,16}$/.test(value) && Number(value) >= least && Number(value) <= most, message)
    .transform(Number)
    .meta({ type: 'integer', minimum: least, maximum: most })
}

/**
 * What a person typed into one of several fields: its operation judges it together with the others, so that
 * everything that is wrong is told at once. Here it is only text.
 */
export const typed = (most: number, description: string): z.ZodType<string, string> =>
  whole.meta({ maxLength: most, description })

const uuidForm = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A client's own key: what is sent again under it is the same. */
export const uuid: z.ZodType<string, string> = z
  .string()
  .refine((key) => uuidForm.test(key), says('harus berupa UUID', 'must be a UUID'))
  // A UUID is the same in either case.
  .transform((key) => key.toLowerCase())
  .meta({ format: 'uuid' })

/** The page's address as it came; the operation normalises it and asks whether it is the site's. */
export const url = typed(
  limits.urlLength,
  `its origin is one of the site’s; at most ${limits.urlLength} once normalised`,
)

/** A page by the site's own key, beside its address. */
export const pageKey = line(1, limits.pageKeyLength)

export const sorts = ['new', 'old', 'top'] as const
export const matchTabs = ['held', 'reported', 'published', 'spam', 'rejected', 'forwarded', 'appealed'] as const
export const tabs = [...matchTabs, 'answer'] as const
export const actions = ['approve', 'reject', 'spam', 'restore', 'remove'] as const
