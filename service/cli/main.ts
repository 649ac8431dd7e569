// The command line: finds the command, opens the store that the service uses, says how it ended.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BadConfig, type Config, masterSecret, readConfig } from '../config.ts'
import type { Workroom } from '../service.ts'
import { type Around, type Command, readGiven } from './command.ts'
import { find } from './commands.ts'
import { type Ending, endingOf } from './endings.ts'
import { openTerminal } from './terminal.ts'
import { helpOf, helpOfAll } from './texts.ts'

const loopback = '127.0.0.1'

function originOf({ origin, host, port }: Config): string {
  const isLocal = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'].includes(host)
  return origin ?? `http://${isLocal ? loopback : host}:${port}`
}

function aroundOf(config: Config): Around {
  const keyFile = join(config.data, 'secret.key')
  return {
    demoOrigin: `http://${loopback}:${config.demoPort}`,
    keyFile,
    masterSecret: () =>
      config.secret || existsSync(keyFile) ? masterSecret(config, { bytes: randomBytes }).secret : null,
  }
}

/** The service and its packages are loaded here, so that help and a slip of the pen are answered without them. */
async function openRoom(config: Config): Promise<Workroom> {
  const [{ machine, openWorkroom }, { pino }] = await Promise.all([import('../service.ts'), import('pino')])
  const world = { ...machine, log: pino({ level: 'silent' }) }
  // Owners are made when the service starts, not by whoever lists its sites.
  return openWorkroom({ ...config, owner: null }, originOf(config), world)
}

/** The store is opened once, when a command first asks for it, and closed whatever became of the command. */
function opener(config: Config): { open(): Promise<Workroom>; close(): Promise<void> } {
  let room: Promise<Workroom> | null = null
  return {
    open: () => (room ??= openRoom(config)),
    close: async () => {
      const opened = await room?.catch(() => null)
      await opened?.close()
    },
  }
}

async function runCommand(command: Command, args: string[]): Promise<void> {
  const given = readGiven(command, args)
  const terminal = openTerminal(given.has('json'))
  if (given.has('help')) return terminal.answer({ name: command.name, does: command.does }, helpOf(command))
  const config = readConfig()
  const { open, close } = opener(config)
  try {
    await command.run({ given, terminal, around: aroundOf(config), open: async () => (await open()).collaborators })
  } finally {
    await close()
  }
}

async function main(args: string[]): Promise<void> {
  const found = find(args)
  if ('group' in found) openTerminal(false).answer(null, helpOfAll(found.group))
  else await runCommand(found.command, found.rest)
}

function end({ code, lines }: Ending): void {
  console.error(lines.join('\n'))
  process.exitCode = code
}

// Whoever reads may have read enough: `| head` is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const args = process.argv.slice(2)
try {
  await main(args)
} catch (error) {
  end(error instanceof BadConfig ? { code: 1, lines: [error.message] } : endingOf(error, args))
}
