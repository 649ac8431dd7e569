// The command line: finds the command, opens the store that the service uses, says how it ended.
import { randomBytes } from 'node:crypto'
import { BadConfig, type Config, readConfig } from '../config.ts'
import { adoptNext, ageOfKeyFile, begunSecret, keyFileOf, nextFileOf, nextSecret, presentSecret } from '../key-file.ts'
import type { Workroom } from '../service.ts'
import type { Store } from '../store/store.ts'
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
  return {
    demoOrigin: `http://${loopback}:${config.demoPort}`,
    keyFile: keyFileOf(config),
    masterSecret: () => presentSecret(config),
    clock: { now: () => Date.now() },
    chance: { bytes: randomBytes },
    keys: {
      isInFile: config.secret === null,
      madeAt: () => ageOfKeyFile(config),
      nextFile: nextFileOf(config),
      begun: () => begunSecret(config),
      next: () => nextSecret(config, { bytes: randomBytes }),
      adopt: (oldFingerprint) => adoptNext(config, oldFingerprint),
    },
  }
}

/** The service and its packages are loaded here, so that help and a slip of the pen are answered without them. */
async function openRoom(config: Config): Promise<Workroom> {
  const [{ machine, openWorkroom }, { pino }] = await Promise.all([import('../service.ts'), import('pino')])
  const world = { ...machine, log: pino({ level: 'silent' }) }
  // Owners are made when the service starts, not by whoever lists its sites.
  return openWorkroom({ ...config, owner: null }, originOf(config), world)
}

type Opener = { open(): Promise<Workroom>; openStore(): Promise<Store>; close(): Promise<void> }

/** The store is opened once, when a command first asks for it, and closed whatever became of the command. */
function opener(config: Config): Opener {
  let room: Promise<Workroom> | null = null
  let store: Promise<Store> | null = null
  return {
    open: () => (room ??= openRoom(config)),
    openStore: () => (store ??= import('../service.ts').then(({ openStore }) => openStore(config))),
    close: async () => {
      const opened = await Promise.all([room?.catch(() => null), store?.catch(() => null)])
      for (const one of opened) await one?.close()
    },
  }
}

async function runCommand(command: Command, args: string[]): Promise<void> {
  const given = readGiven(command, args)
  const terminal = openTerminal(given.has('json'))
  if (given.has('help')) return terminal.answer({ name: command.name, does: command.does }, helpOf(command))
  const config = readConfig()
  const { open, openStore, close } = opener(config)
  try {
    const room = async () => (await open()).collaborators
    await command.run({ given, terminal, around: aroundOf(config), open: room, openStore })
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
