import type { BesideView, InsightsView } from '../../../service/contract/figures.ts'
import { Strip } from './strip.tsx'
import { useFigures } from './texts.ts'

/** How much of what it publishes an office answers; null where too little is known of either. */
const shareOf = ({ published, answered }: BesideView): number | null =>
  published === null || answered === null ? null : answered / published

const middle = (values: number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const known = (values: (number | null)[]): number[] => values.filter((value) => value !== null)

/** This office beside the others of its kind: how much it answers, and how fast it decides. */
export function Neighbours({ insights: { neighbours } }: { insights: InsightsView }) {
  const { f, of, percent, lasting } = useFigures()
  const t = f.insights
  const { own, others } = neighbours
  const share = own && shareOf(own)
  const shares = known(others.map(shareOf))
  const decides = own?.toDecide?.median ?? null
  const times = known(others.map(({ toDecide }) => toDecide?.median ?? null))
  const hasShares = share !== null && shares.length > 0
  const hasTimes = decides !== null && times.length > 0
  if (!hasShares && !hasTimes) return null
  return (
    <section class="part">
      <h2>{t.neighbours}</h2>
      {hasShares && (
        <Strip
          title={`${of(t.answersShare, percent(share))} ${of(t.othersShare, percent(middle(shares)))}`}
          own={share}
          others={shares}
          most={1}
          say={percent}
          texts={t}
        />
      )}
      {hasTimes && (
        <Strip
          title={`${of(t.decides, lasting(decides))} ${of(t.othersDecide, lasting(middle(times)))}`}
          own={decides}
          others={times}
          most={Math.max(decides, ...times)}
          say={(value) => (value === 0 ? '0' : lasting(value))}
          texts={t}
        />
      )}
    </section>
  )
}
