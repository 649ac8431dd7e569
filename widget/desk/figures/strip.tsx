import { Table } from './table.tsx'

type Props = {
  title: string
  /** this office's value, and its neighbours' */
  own: number
  others: number[]
  most: number
  say(value: number): string
  texts: { own: string; other: string; place: string; value: string }
}

const wide = 640
const high = 84
const edge = 28

/** One dot for each office along one line, this one's own named; its neighbours have no names here. */
export function Strip({ title, own, others, most, say, texts }: Props) {
  const xOf = (value: number): number => edge + (Math.min(value, most) / (most || 1)) * (wide - 2 * edge)
  const all = [{ value: own, own: true }, ...others.map((value) => ({ value, own: false }))]
  const ranked = [...all].sort((one, other) => one.value - other.value)
  const x = xOf(own)
  const anchor = x < 90 ? 'start' : x > wide - 90 ? 'end' : 'middle'
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={title}>
        <g class="grid">
          <path d={`M${edge} 46H${wide - edge}`} />
        </g>
        {others.map((value, at) => (
          <circle key={`${at}-${value}`} class="dot" cx={xOf(value)} cy={46} r={6} />
        ))}
        <circle class="dot own" cx={x} cy={46} r={8} />
        <text class="said" x={x} y={28} text-anchor={anchor}>
          {`${texts.own} · ${say(own)}`}
        </text>
        <text x={edge} y={76}>
          {say(0)}
        </text>
        <text x={wide - edge} y={76} text-anchor="end">
          {say(most)}
        </text>
      </svg>
      <Table
        heads={[texts.place, '', texts.value]}
        rows={ranked.map((one, at) => [String(at + 1), one.own ? texts.own : texts.other, say(one.value)])}
      />
    </figure>
  )
}
