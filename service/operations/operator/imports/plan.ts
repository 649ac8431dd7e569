import type { TableRow } from '../../../importers/tables.ts'
import { formulaIn } from '../../../importers/tables.ts'

/** What an import would do, line by line. Nothing is brought in while a single line is wrong. */
export type Plan<Draft> = {
  add: { line: number; draft: Draft }[]
  /** lines that say what is so already */
  same: number
  wrong: { line: number; why: string }[]
}

/** What one line comes to: something new, nothing new, or a sentence about what is wrong with it. */
export type Reading<Draft> = { draft: Draft } | 'same' | { why: string }

/** Reads every line before anything is brought in. `name` is what no two lines may share. */
export async function planOf<Draft>(
  rows: TableRow[],
  name: (cells: TableRow['cells']) => string,
  read: (cells: TableRow['cells']) => Reading<Draft> | Promise<Reading<Draft>>,
): Promise<Plan<Draft>> {
  const plan: Plan<Draft> = { add: [], same: 0, wrong: [] }
  const seen = new Map<string, number>()
  for (const row of rows) {
    const { line, cells } = row
    const reading = heedTable(row, seen, name(cells)) ?? (await read(cells))
    if (reading === 'same') plan.same++
    else if ('why' in reading) plan.wrong.push({ line, why: reading.why })
    else plan.add.push({ line, draft: reading.draft })
  }
  return plan
}

function heedTable(row: TableRow, seen: Map<string, number>, name: string): { why: string } | null {
  const formula = formulaIn(row)
  if (formula !== null) return { why: `${formula} begins like a formula.` }
  const before = seen.get(name)
  seen.set(name, before ?? row.line)
  return before === undefined ? null : { why: `${name} stands in line ${before} already.` }
}

/** Brings in what was planned, one after the other, and says how far it is. */
export async function carryOut<Draft, Added>(
  plan: Plan<Draft>,
  add: (draft: Draft) => Promise<Added>,
  progress: (done: number, all: number) => void,
): Promise<Added[]> {
  const added: Added[] = []
  for (const { draft } of plan.add) {
    added.push(await add(draft))
    progress(added.length, plan.add.length)
  }
  return added
}
