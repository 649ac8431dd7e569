import { Table } from './table.tsx'

export type Bar = { name: string; value: number; said: string }

const wide = 640
const high = 52
/** room for a figure at a bar's end, also in a phone's larger letters */
const room = 120

/** Bars one below the other, named above, with their figures at their ends. */
export function Bars({ title, heads, bars }: { title: string; heads: [string, string]; bars: Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value), 1)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${wide} ${bars.length * high}`} role="img" aria-label={title}>
        {bars.map(({ name, value, said }, at) => {
          const width = Math.max((value / most) * (wide - room), 2)
          return (
            <g key={name}>
              <text x={0} y={at * high + 20}>
                {name}
              </text>
              <rect class="bar" x={0} y={at * high + 28} width={width} height={16} rx="3" />
              <text class="said" x={width + 8} y={at * high + 42}>
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
