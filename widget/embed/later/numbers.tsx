/** Personal numbers are pointed out before anything is sent; whether they are masked is up to whoever writes. */
import { type PersonalNumber, maskNumbers, personalNumbersIn } from '../../../service/contract/personal-numbers.ts'
import { filled } from '../../kit/texts.ts'
import type { Widget } from '../widget.ts'
import { actingWordsOf } from './second.ts'

type Kind = PersonalNumber['kind']

export const numberKindsIn = (text: string): Kind[] => [...new Set(personalNumbersIn(text).map(({ kind }) => kind))]

/** What the words of a form show, each with one tap to mask it. */
export function Numbers({ w, kinds, form }: { w: Widget; kinds: Kind[]; form: string }) {
  const t = actingWordsOf(w)
  const mask = (kind: Kind) => {
    const area = w.root.querySelector<HTMLTextAreaElement>(`#${form} textarea`)
    if (area) maskIn(area, kind)
  }
  return (
    <>
      {kinds.map((kind) => (
        <p>
          {filled(t.shows, t[kind])}{' '}
          <button type="button" class="link" onClick={() => mask(kind)}>
            {t.mask}
          </button>
        </p>
      ))}
    </>
  )
}

/** Masks what is of this kind in the field, as if it had been typed, so that the browser can undo it. */
function maskIn(area: HTMLTextAreaElement, kind: Kind): void {
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
