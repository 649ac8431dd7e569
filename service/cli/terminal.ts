import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Stop, type Terminal, Usage } from './command.ts'

/** Far more than a password may have; whoever pipes a file in by mistake hears of it. */
const mostInput = 10_000

async function readInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk)
    if (text.length > mostInput) throw new Stop('That is no password: the input stream holds more than a line.')
  }
  return text.replace(/\r?\n$/, '')
}

/** Asks at the terminal; what is typed is shown only where it is no secret. */
async function ask(question: string, isSecret: boolean): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const output = isSecret ? silent : process.stderr
  // Before the question shows: from here on the terminal itself repeats nothing.
  const lines = createInterface({ input: process.stdin, output, terminal: isSecret })
  process.stderr.write(question)
  const closed = new Promise<never>((_resolve, reject) => {
    lines.once('close', () => reject(new Stop('Nothing was done.')))
  })
  try {
    return await Promise.race([lines.question(''), closed])
  } finally {
    closed.catch(() => undefined)
    lines.close()
    if (isSecret) process.stderr.write('\n')
  }
}

async function password(): Promise<string> {
  if (!process.stdin.isTTY) {
    const given = await readInput()
    if (given === '') throw new Usage('The password is missing: it is read from the input stream.')
    return given
  }
  const first = await ask('New password: ', true)
  if (first !== (await ask('The same again: ', true))) throw new Stop('The two differ. Nothing was changed.')
  return first
}

async function confirm(question: string, word: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  return (await ask(`${question}\nType ${word} to go on: `, false)).trim() === word
}

const barWidth = 30

/** A bar that is drawn over itself at a terminal; elsewhere a line each tenth. Said only where it changed. */
function openProgress(): Terminal['progress'] {
  let last = ''
  return (what, done, all) => {
    const share = all === 0 ? 1 : done / all
    const steps = process.stderr.isTTY ? 100 : 10
    const percent = Math.floor(share * steps) * (100 / steps)
    const line = `${what} ${percent} %`
    if (line === last) return
    last = line
    const filled = Math.round(share * barWidth)
    const bar = `[${'#'.repeat(filled).padEnd(barWidth, '.')}] ${line}`
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${bar}${share === 1 ? '\n' : ''}` : `${line}\n`)
  }
}

/** The terminal the command was typed at. */
export function openTerminal(json: boolean): Terminal {
  return {
    json,
    answer(data, lines) {
      process.stdout.write(`${json ? JSON.stringify(data, null, 2) : lines.join('\n')}\n`)
    },
    say: (sentence) => void process.stderr.write(`${sentence}\n`),
    progress: openProgress(),
    password,
    confirm,
  }
}
