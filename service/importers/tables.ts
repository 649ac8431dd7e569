import { CsvError, parse } from 'csv-parse/sync'

/** One line of a table: its cells by column, and where it stands in the file. */
export type TableRow = { line: number; cells: Record<string, string> }

/** Why a file is no such table, in a sentence. */
export class NotATable extends Error {}

/** Lines a table may have: every village of the country would not be more. */
const mostRows = 100_000

/** A spreadsheet would run such a cell as a formula for whoever opens an export (OWASP, CSV injection). */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell)

/**
 * Reads comma-separated values (RFC 4180; a byte order mark and semicolons as spreadsheets write them are fine) whose
 * first line names the columns. Cells are trimmed. Throws `NotATable` where a column is missing or a line is broken,
 * naming the line.
 */
export function readTable(text: string, columns: readonly string[]): TableRow[] {
  const [first = ''] = text.split('\n', 1)
  const delimiter = first.includes(';') && !first.includes(',') ? ';' : ','
  const rows = rowsOf(text, delimiter)
  const [head, ...body] = rows
  const names = head?.cells.map((name) => name.toLowerCase()) ?? []
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0) throw new NotATable(`The first line has to name the columns; missing: ${missing.join(', ')}.`)
  if (body.length > mostRows) throw new NotATable(`A table has at most ${mostRows} lines.`)
  return body.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map((column) => [column, cells[names.indexOf(column)] ?? ''])),
  }))
}

/** The first column whose cell begins like a formula, or null. */
export const formulaIn = ({ cells }: TableRow): string | null =>
  Object.entries(cells).find(([, cell]) => isFormula(cell))?.[0] ?? null

function rowsOf(text: string, delimiter: string): { line: number; cells: string[] }[] {
  try {
    const options = { bom: true, delimiter, trim: true, info: true, relax_column_count: true, skip_empty_lines: true }
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (broken) {
    if (!(broken instanceof CsvError)) throw broken
    throw new NotATable(`Line ${String(broken['lines'] ?? '?')} cannot be read: ${broken.message}`)
  }
}
