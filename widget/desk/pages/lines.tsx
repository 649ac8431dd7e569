import { useSay } from '../texts/use.ts'

/** One line of a chart: its name, and a value for each step, from 0 to 1 unless there is a scale; null where nothing is known. */
export type Line = { name: string; values: (number | null)[] }

type Props = {
  /** the finding, which is the chart's title */
  title: string
  steps: string[]
  /** what the table calls its first column */
  step: string
  lines: Line[]
  /** of values that are no shares: the highest, how one is said, and what stands for none */
  scale?: { top: number; say(value: number): string; unknown: string }
}

const wide = 640
const high = 200
const edge = { top: 14, right: 150, bottom: 28, left: 62 }
const marks = [0, 0.5, 1]

const xOf = (at: number, count: number): number =>
  edge.left + (count < 2 ? 0.5 : at / (count - 1)) * (wide - edge.left - edge.right)
const yOf = (value: number): number => edge.top + (1 - value) * (high - edge.top - edge.bottom)

const scaled = ({ name, values }: Line, top: number): Line => ({
  name,
  values: values.map((value) => (value === null ? null : value / top)),
})

/** The parts of a line between steps of which nothing is known. */
function pathOf({ values }: Line): string {
  return values
    .map((value, at) => {
      if (value === null) return ''
      const begins = at === 0 || values[at - 1] === null
      return `${begins ? 'M' : 'L'}${xOf(at, values.length).toFixed(1)} ${yOf(value).toFixed(1)}`
    })
    .join('')
}

const lastKnown = ({ values }: Line): number =>
  values.reduce<number>((last, value, at) => (value === null ? last : at), -1)

/** Names stand at the lines' ends, and move apart where two would cover each other. */
function namesOf(lines: Line[]): { name: string; at: number; y: number }[] {
  const known = lines.flatMap((line) => {
    const at = lastKnown(line)
    const value = line.values[at]
    return typeof value === 'number' ? [{ name: line.name, at, y: yOf(value) }] : []
  })
  const sorted = [...known].sort((one, other) => one.y - other.y)
  sorted.forEach((one, place) => {
    const above = sorted[place - 1]
    if (above) one.y = Math.max(one.y, above.y + 22)
  })
  return lines.flatMap(({ name }) => sorted.filter((one) => one.name === name))
}

/** Shares over time, named at their ends, with the same figures as a table for whoever would rather read. */
export function Lines({ title, steps, step, lines: given, scale }: Props) {
  const { t, language } = useSay()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const top = scale?.top ?? 1
  const lines = given.map((line) => scaled(line, top))
  const say = scale?.say ?? percent.format
  const said = (value: number | null | undefined): string =>
    value === null || value === undefined ? (scale?.unknown ?? t.charts.unknown) : say(value)
  const names = namesOf(lines)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={title}>
        {marks.map((mark) => (
          <g key={mark} class="grid">
            <path d={`M${edge.left} ${yOf(mark)}H${wide - edge.right}`} />
            <text x={edge.left - 8} y={yOf(mark) + 4} text-anchor="end">
              {say(mark * top)}
            </text>
          </g>
        ))}
        <text class="step" x={edge.left} y={high - 4}>
          {steps[0]}
        </text>
        <text class="step" x={wide - edge.right} y={high - 4} text-anchor="end">
          {steps[steps.length - 1]}
        </text>
        {lines.map((line, number) => (
          <path key={line.name} class={`line line-${number + 1}`} d={pathOf(line)} />
        ))}
        {names.map(({ name, at, y }) => {
          const number = lines.findIndex((line) => line.name === name)
          const value = lines[number]?.values[at] ?? 0
          return (
            <g key={name} class={`end line-${number + 1}`}>
              <circle cx={xOf(at, steps.length)} cy={yOf(value)} r="4" />
              <text x={xOf(at, steps.length) + 10} y={y + 4}>
                {name}
              </text>
            </g>
          )
        })}
      </svg>
      <details>
        <summary>{t.charts.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{step}</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((one, at) => (
              <tr key={one}>
                <th scope="row">{one}</th>
                {given.map(({ name, values }) => (
                  <td key={name}>{said(values[at])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
