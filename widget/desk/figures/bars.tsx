import { Table } from './table.tsx'

export type Bar = { name: string; value: number; said: string }

const wide = 640
const high = 34
const named = 250
const room = 70

/** Bars one below the other, named at their beginnings, with their figures at their ends. */
export function Bars({ title, heads, bars }: { title: string; heads: [string, string]; bars: Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value), 1)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${wide} ${bars.length * high}`} role="img" aria-label={title}>
        {bars.map(({ name, value, said }, at) => {
          const width = Math.max((value / most) * (wide - named - room), 2)
          return (
            <g key={name}>
              <text x={0} y={at * high + 21}>
                {name}
              </text>
              <rect class="bar" x={named} y={at * high + 6} width={width} height={high - 12} rx="3" />
              <text class="said" x={named + width + 8} y={at * high + 21}>
                {said}
              </text>
            </g>
          )
        })}
      </svg>
      <Table heads={heads} rows={bars.map(({ name, said }) => [name, said])} />
    </figure>
  )
}
