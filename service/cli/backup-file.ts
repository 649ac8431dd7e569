import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Stop } from './command.ts'

/** Why the system could not, as it says it. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/^E[A-Z]+: |,.*/g, '') : 'unknown'

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

/** A name is only as lasting as the folder that holds it. Windows keeps its folders by itself. */
async function settleFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/**
 * Writes lines into a file that nobody else can read, compressed or plain. It bears another name until it is whole and
 * on the disk, so that a file of this name is always whole.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string>,
  as: 'compressed' | 'plain' = 'compressed',
): Promise<void> {
  const file = resolve(path)
  const draft = `${file}.${randomBytes(4).toString('hex')}.partial`
  try {
    await pipeline(
      Readable.from(withLineEnds(lines)),
      as === 'compressed' ? createGzip() : new PassThrough(),
      createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }),
    )
    await rename(draft, file)
    await settleFolder(dirname(file))
  } catch (error) {
    await rm(draft, { force: true })
    if (error instanceof Error && 'syscall' in error) throw new Stop(`${file} cannot be written: ${reasonOf(error)}`)
    throw error
  }
}

/** Text cut at its line ends, however it arrives. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

/** The lines of a compressed file. One that is missing stops with a sentence; one that was cut short throws. */
export async function* readLines(path: string): AsyncGenerator<string> {
  await access(path).catch((error: unknown) => {
    throw new Stop(`${path} cannot be read: ${reasonOf(error)}`)
  })
  const plain = createGunzip()
  const reading = pipeline(createReadStream(path), plain)
  // What goes wrong is thrown where the lines are read.
  reading.catch(() => undefined)
  yield* linesOf(plain)
  await reading
}
