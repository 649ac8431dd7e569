/** Personal numbers are pointed out before anything is sent; whether they are masked is up to whoever writes. */
import { type PersonalNumber, maskNumbers, personalNumbersIn } from '../../../service/contract/personal-numbers.ts'

export type Kind = PersonalNumber['kind']

export const numberKindsIn = (text: string): Kind[] => [...new Set(personalNumbersIn(text).map(({ kind }) => kind))]

/** Masks what is of this kind in the field, as if it had been typed, so that the browser can undo it. */
export function maskIn(area: HTMLTextAreaElement, kind: Kind): void {
  const { value } = area
  const numbers = personalNumbersIn(value).filter((number) => number.kind === kind)
  const masked = maskNumbers(value, numbers)
  area.focus()
  for (const { from, to } of numbers) {
    const digits = masked.slice(from, to)
    area.setSelectionRange(from, to)
    if (document.execCommand('insertText', false, digits)) continue
    area.setRangeText(digits, from, to, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
