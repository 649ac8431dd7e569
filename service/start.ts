// Ports, signals, printed links.
import type { Server } from 'node:http'
import { flushCompileCache } from 'node:module'
import { BadConfig, type Config, readConfig } from './config.ts'
import { CannotStart, machine, notYet, openLog, openService, type Service } from './service.ts'

// An `import` of node:http reads all its names, the browser's WebSocket among them, and that loads the whole of fetch:
// some 30 ms and 3 MB for what nobody here uses.
const { createServer } = process.getBuiltinModule('node:http')

/** Requests that run when a signal comes have this long, in milliseconds. */
const drainTime = 9_000

/** When the start is over, what was compiled is written down for the next one, in milliseconds. */
const compileRest = 2_000

/** A reason not to start that is told in a sentence, without a stack. */
class Stop extends Error {}

async function main(args: string[]): Promise<void> {
  const config = readConfig()
  const isDemo = args.includes('--demo')
  // At a terminal people read: there the lines of requests would hide the links.
  const { log, flush } = openLog(process.stdout.isTTY ? 'warn' : 'info', machine.timer)
  const server = createServer({ maxHeaderSize: 64 * 1024, requestTimeout: 30_000, keepAliveTimeout: 65_000 })
  // Whoever comes before the store is open is asked to come again, not left waiting.
  server.on('request', notYet)
  const { own, others } = await listen(server, config)
  const origin = config.origin ?? own
  const service = await openService({
    config,
    origin,
    alsoOwn: config.origin === null ? others : [],
    world: { log },
    isDemo,
  })
  server.off('request', notYet)
  server.on('request', service.listener)

  const demo = isDemo ? await openDemo(service, config, origin) : null
  endOnSignal(async () => {
    await Promise.all([drain(server, service), demo?.close()])
    await service.close()
    flush()
  })
  setTimeout(flushCompileCache, compileRest).unref()
  // Whoever sits at this machine reads it by its own address, whatever the public one is.
  const mailbox = `${own}/mailbox`
  tell(config, origin, demo ? { demo: demo.origin, link: await service.ownerLink(), mailbox } : null)
}

/** Listens, and gives our origin by the address we listen at, with the other names of the same address. */
async function listen(server: Server, { host, port }: Config): Promise<{ own: string; others: string[] }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Stop(cannotListen(error, host, port, 'PORT'))))
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${taken}`)
  const isLocal = ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::'].includes(host)
  const own = isLocal
    ? `http://${host === 'localhost' || host === '::1' ? 'localhost' : '127.0.0.1'}:${taken}`
    : `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
  return { own, others: isLocal ? local : [] }
}

function cannotListen({ code, message }: NodeJS.ErrnoException, host: string, port: number, variable: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. End that one, or choose another port: ${variable}=${port + 10} npm start`
  }
  if (code === 'EACCES')
    return `Port ${port} may not be used by this account. Choose one above 1023: ${variable}=8700 npm start`
  if (code === 'EADDRNOTAVAIL')
    return `${host} is no address of this machine. Set HOST to one that is, such as 127.0.0.1.`
  return `Cannot listen at ${host}, port ${port}: ${message}`
}

type Demo = { origin: string; close(): Promise<void> }

/** The demo pages, on an origin of their own, with something to read and to decide. */
async function openDemo(service: Service, { demoPort }: Config, serviceOrigin: string): Promise<Demo> {
  const [{ startDemo }, { seedDemo }] = await Promise.all([import('../demo/server.ts'), import('../demo/seed.ts')])
  try {
    const demo = await startDemo({ port: demoPort, host: '127.0.0.1', serviceOrigin })
    await seedDemo(service.collaborators, { origin: demo.origin })
    return demo
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') {
      throw new Stop(cannotListen(error as NodeJS.ErrnoException, '127.0.0.1', demoPort, 'DEMO_PORT'))
    }
    throw error
  }
}

function tell(config: Config, origin: string, demo: { demo: string; link: string; mailbox: string } | null): void {
  const lines = [
    '',
    `Rembuk is running at ${origin}, its store is ${config.mongoUrl === null ? `SQLite in ${config.data}` : 'MongoDB'}.`,
  ]
  if (demo) {
    lines.push(
      `  Demo pages       ${demo.demo}`,
      `  The desk         ${demo.link}`,
      `                   (this link signs you in once; the desk itself is at ${origin}/desk)`,
    )
  } else lines.push(`  The desk         ${origin}/desk`)
  if (config.mail === null && demo) {
    lines.push(`  Mail             is shown at ${demo.mailbox} (SMTP_URL is not set), and leaves this machine never`)
  } else if (config.mail === null) {
    lines.push(
      '  Mail             none is sent (SMTP_URL is not set). What a mailed link would do is done by hand:',
      '                   npm run rembuk -- people export|erase',
    )
  }
  if (config.akismet !== null) {
    lines.push(
      '  Akismet          is asked about comments in which the filter finds nothing; addresses, of mail or',
      '                   of the network, are never sent to it',
    )
  }
  if (config.origin === null && !['127.0.0.1', 'localhost', '::1'].includes(config.host)) {
    lines.push(
      `  Public address   not set: set REMBUK_ORIGIN to the one readers use, else links and the desk do not work there`,
    )
  }
  console.log(`${lines.join('\n')}\n`)
}

/** Stops accepting, lets running requests finish, ends the streams; whatever is left after the time is cut off. */
async function drain(server: Server, service: Service): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false
  })
  service.closeStreams()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), drainTime)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

function endOnSignal(end: () => Promise<void>): void {
  let ending: Promise<void> | null = null
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second signal means: now.
      if (ending) process.exit(1)
      ending = end().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const isPlain = error instanceof Stop || error instanceof BadConfig || error instanceof CannotStart
  console.error(isPlain ? error.message : error)
  process.exit(1)
}
