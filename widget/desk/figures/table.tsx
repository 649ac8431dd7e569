import { useSay } from '../texts/use.ts'

type Props = { heads: string[]; rows: string[][]; open?: boolean }

/** The same figures for whoever would rather read: the first column names its row. */
export function Table({ heads, rows, open = false }: Props) {
  const { t } = useSay()
  const table = (
    <div class="wide" role="region" aria-label={heads[0]} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
  if (open) return table
  return (
    <details>
      <summary>{t.charts.table}</summary>
      {table}
    </details>
  )
}
