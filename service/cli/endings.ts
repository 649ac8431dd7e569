import { Refusal } from '../domain/refusal.ts'
import { CannotStart } from '../operations/operator/prepare.ts'
import { Stop, Usage } from './command.ts'
import { find } from './commands.ts'
import { refusalSentence, usageOf } from './texts.ts'

/**
 * How a command that did not do its work ends: 1 where it was refused or found nothing, 2 where it was typed wrongly.
 */
export type Ending = { code: 1 | 2; lines: string[] }

function usageFor(args: string[]): string {
  try {
    const found = find(args)
    if ('command' in found) return `Usage: ${usageOf(found.command)}`
  } catch {
    // No command at all: the general help is all there is to point to.
  }
  return 'See: npm run rembuk -- --help'
}

/** What an error means for whoever typed the command. A defect keeps its stack, for the report. */
export function endingOf(error: unknown, args: string[]): Ending {
  if (error instanceof Usage) return { code: 2, lines: [error.message, usageFor(args)] }
  if (error instanceof Stop || error instanceof CannotStart) return { code: 1, lines: [error.message] }
  if (error instanceof Refusal) return { code: 1, lines: [refusalSentence(error)] }
  return { code: 1, lines: ['This is a defect of Rembuk. Please report it with these lines:', stackOf(error)] }
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
