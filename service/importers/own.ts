import { CsvError, parse } from 'csv-parse'
import { type Chunks, type Imported, type Importer, momentOf, NotAnExport } from './imported.ts'

type Row = Record<string, unknown>

const word = (row: Row, name: string): string => {
  const value = row[name]
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : ''
}

const states: Record<string, Imported['state']> = { '': 'published', published: 'published', held: 'held' }

/** What a row says; a name that only looks like one of the table's own fields is nobody's. */
function importedOf(row: Row, line: number): Imported {
  const state = word(row, 'state')
  const edited = word(row, 'editedAt')
  return {
    line,
    id: word(row, 'id'),
    parent: word(row, 'parent') || null,
    url: word(row, 'page'),
    title: word(row, 'title'),
    name: word(row, 'name'),
    email: word(row, 'email'),
    text: word(row, 'text'),
    at: momentOf(word(row, 'at')),
    editedAt: edited === '' ? null : momentOf(edited),
    state: Object.hasOwn(states, state) ? (states[state] ?? 'gone') : 'gone',
    official: word(row, 'official') === 'true',
  }
}

/** Longer lines than any comment has are no comment's. */
const longestLine = 1_000_000

/** Text cut at its line ends, however it arrives. */
async function* linesOf(chunks: Chunks): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new NotAnExport('A line in it is too long to be a comment.')
    yield* lines
  }
  yield rest
}

async function* readLines(chunks: Chunks): AsyncGenerator<Imported> {
  let line = 0
  for await (const text of linesOf(chunks)) {
    line += 1
    const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text
    if (plain.trim() === '') continue
    let row: unknown
    try {
      row = JSON.parse(plain)
    } catch {
      throw new NotAnExport(`Line ${line} is no JSON: the file was cut short or changed.`)
    }
    if (typeof row !== 'object' || row === null) throw new NotAnExport(`Line ${line} is no comment.`)
    yield importedOf(row as Row, line)
  }
}

/** JSON lines, as `export` writes them; an `email` may stand beside. */
export const jsonLines: Importer = { name: 'JSON lines', read: readLines }

const needed = ['page', 'name', 'text', 'at']

/** What was written with an apostrophe before it, so that no spreadsheet takes it for a formula. */
const harmless = /(^|;)'(?=['"\s]*[=+\-@＝＋－＠])/g

type Parsed = { record: Record<string, string>; info: { lines: number } }

/** The first line, and the whole text again: by what its cells are told apart shows there. */
async function headOf(chunks: Chunks): Promise<{ head: string; all: Chunks }> {
  const source = chunks[Symbol.asyncIterator]()
  let begun = ''
  while (!begun.includes('\n') && begun.length < longestLine) {
    const { value, done } = await source.next()
    if (done) break
    begun += value
  }
  const all = async function* (): AsyncGenerator<string> {
    yield begun
    yield* { [Symbol.asyncIterator]: () => source }
  }
  return { head: begun.split('\n', 1)[0] ?? '', all: all() }
}

async function* readTable(chunks: Chunks): AsyncGenerator<Imported> {
  const { head, all } = await headOf(chunks)
  const parser = parse({
    bom: true,
    delimiter: head.includes(';') && !head.includes(',') ? ';' : ',',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestLine,
    columns: (cells: string[]) => {
      const names = cells.map((name) => name.trim())
      const missing = needed.filter((name) => !names.includes(name))
      if (missing.length > 0)
        throw new NotAnExport(`The first line has to name the columns; missing: ${missing.join(', ')}.`)
      return names
    },
  })
  const feeding = feed(all, parser)
  try {
    for await (const one of parser as AsyncIterable<Parsed>) {
      const cells = Object.entries(one.record).map(([name, cell]) => [name, cell.replace(harmless, '$1')])
      yield importedOf(Object.fromEntries(cells), one.info.lines)
    }
    await feeding
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new NotAnExport(`Line ${String(error['lines'] ?? '?')} cannot be read: ${error.message}`)
  } finally {
    parser.destroy()
    // What went wrong while feeding is thrown where the rows are read.
    await feeding.catch(() => undefined)
  }
}

/** Gives the parser the text as fast as it takes it. */
async function feed(chunks: Chunks, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (parser.destroyed) return
      if (!parser.write(chunk))
        await new Promise<void>((resolve) => {
          parser.once('drain', resolve)
          parser.once('close', resolve)
        })
    }
    parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

/** A table (CSV), as `export` writes it; columns page, name, text and at are needed, the others may be there. */
export const table: Importer = { name: 'table (CSV)', read: readTable }
