import type { Refusal } from '../domain/refusal.ts'
import { problemView } from '../presenters/problems.ts'
import type { Command } from './command.ts'

const start = 'npm run rembuk --'

/** Lines of a table: each column as wide as its widest cell. */
export function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** How many of something, as one says it. */
export const many = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

/** A refusal of our own, as the operator reads it. */
export function refusalSentence(refusal: Refusal): string {
  const { detail, fields } = problemView(refusal, 'en')
  const named = Object.entries(fields ?? {}).map(([field, text]) => `${field}: ${text}`)
  return named.length > 0 ? named.join('\n') : detail
}

/** How a command is typed, whole, to be copied. */
export function usageOf(command: Command): string {
  return `${start} ${[command.name, command.usage].filter(Boolean).join(' ')}`
}

/** The help of one command. */
export function helpOf(command: Command): string[] {
  const options = [...command.help, '--json   answer as JSON', '--help   this text']
  return [command.does, '', `  ${usageOf(command)}`, '', ...table(options.map((line) => ['', ...split(line)]))]
}

/** The help of several: each with what it does. */
export function helpOfAll(commands: Command[]): string[] {
  const rows = commands.map((command) => ['', command.name, command.does])
  return [`  ${start} COMMAND`, '', ...table(rows), '', `Each has its own help: ${start} COMMAND --help`]
}

/** An option from what it means: at the first gap of two blanks or more. */
function split(line: string): [string, string] {
  const [option = '', ...meaning] = line.split(/ {2,}/)
  return [option, meaning.join(' ')]
}
