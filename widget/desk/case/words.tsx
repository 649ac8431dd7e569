import type { Evidence, ReasonView } from '../../../service/contract/views.ts'
import { useSay } from '../texts/use.ts'
import { piecesOf } from './pieces.ts'

/**
 * Somebody's words with the evidence marked and numbered like the reasons below. Built of text nodes alone: nothing
 * in a comment is ever HTML, and no link in it can be pressed here.
 */
export function Words({
  text,
  field,
  reasons,
}: {
  text: string
  field: Evidence['field']
  reasons: readonly ReasonView[]
}) {
  const { t, n } = useSay()
  return (
    <>
      {piecesOf(text, field, reasons).map((piece, index) =>
        piece.reasons.length === 0 ? (
          piece.text
        ) : (
          <mark key={index}>
            {piece.text}
            {piece.ends.map((number) => (
              <sup key={number}>
                <span class="hidden"> {n(t.item.reason, number)} </span>
                <span aria-hidden="true">{number}</span>
              </sup>
            ))}
          </mark>
        ),
      )}
    </>
  )
}
