// The only reader of the environment.
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseSecret } from './identity/keys.ts'

/** Everything that a process is told from outside. */
export type Config = {
  host: string
  port: number
  demoPort: number
  /** folder of the SQLite files and the key file */
  data: string
  /** null: the store is SQLite */
  mongoUrl: string | null
  /** the public address; null: the address it listens at */
  origin: string | null
  /** 32 bytes; null: kept in the key file */
  secret: Uint8Array | null
  owner: { email: string; password: string } | null
  trustedProxies: string[]
  metricsToken: string | null
  akismet: { key: string; endpoint: string | null } | null
  mail: { url: string; from: string } | null
}

/** What is wrong with the configuration, a sentence each, for whoever starts the service. */
export class BadConfig extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'BadConfig'
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks every variable; throws `BadConfig` that names all that is wrong at once. */
export function readConfig(environment: Environment = process.env): Config {
  const wrong: string[] = []
  // A variable that is set to nothing is not set: compose files cannot leave one out.
  const value = (name: string): string | null => environment[name]?.trim() || null
  const read = <Value>(name: string, parse: (text: string) => Value, otherwise: Value): Value => {
    const text = value(name)
    if (text === null) return otherwise
    try {
      return parse(text)
    } catch (error) {
      wrong.push(`${name} ${error instanceof Error ? error.message : 'cannot be read'}.`)
      return otherwise
    }
  }
  const together = (...names: string[]): boolean => {
    const missing = names.filter((name) => value(name) === null)
    if (missing.length > 0 && missing.length < names.length)
      wrong.push(`${names.join(' and ')} belong together; ${missing.join(', ')} is not set.`)
    return missing.length === 0
  }

  const mongoUrl = read<string | null>('MONGODB_URL', parseMongoUrl, null)
  const config: Config = {
    host: value('HOST') ?? '127.0.0.1',
    port: read('PORT', parsePort, 8700),
    demoPort: read('DEMO_PORT', parsePort, 8701),
    data: resolve(value('REMBUK_DATA') ?? './data'),
    mongoUrl,
    origin: read<string | null>('REMBUK_ORIGIN', parseOrigin, null),
    secret: read<Uint8Array | null>('REMBUK_SECRET', parseMasterSecret, null),
    owner: together('REMBUK_OWNER_EMAIL', 'REMBUK_OWNER_PASSWORD')
      ? { email: value('REMBUK_OWNER_EMAIL') ?? '', password: value('REMBUK_OWNER_PASSWORD') ?? '' }
      : null,
    trustedProxies: read('REMBUK_TRUSTED_PROXIES', parseNetworks, []),
    metricsToken: value('REMBUK_METRICS_TOKEN'),
    akismet: akismet(value('AKISMET_KEY'), read<string | null>('AKISMET_ENDPOINT', parseEndpoint, null)),
    mail: mail(read<string | null>('SMTP_URL', parseSmtpUrl, null), value('MAIL_FROM'), wrong),
  }
  if (mongoUrl !== null && value('REMBUK_SECRET') === null && !isOnLoopback(mongoUrl)) {
    wrong.push(
      'REMBUK_SECRET is required with a MONGODB_URL that leads to another machine, because every process must have the ' +
        'same one. Make one with: openssl rand -base64 32',
    )
  }
  if (wrong.length > 0) throw new BadConfig(wrong)
  return config
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error('must be a number from 0 to 65535')
  return port
}

function parseOrigin(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Error('must be an address without a path, such as https://komentar.kpu.go.id')
  }
  return url.origin
}

function parseMasterSecret(text: string): Uint8Array {
  const secret = parseSecret(text)
  if (secret === null) throw new Error('must be 32 bytes in base64. Make one with: openssl rand -base64 32')
  return secret
}

function parseNetworks(text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim())
  for (const entry of entries) {
    const [address = '', bits = '0', ...more] = entry.split('/')
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    if (!/^\d{1,3}$/.test(bits) || Number(bits) > most || more.length > 0) {
      throw new Error(`must hold addresses or networks such as 10.0.0.0/8, separated by commas; "${entry}" is none`)
    }
  }
  return entries
}

function parseMongoUrl(text: string): string {
  if (!/^mongodb(\+srv)?:\/\/[^/?]+/.test(text)) throw new Error('must begin with mongodb:// or mongodb+srv://')
  return text
}

/** Whether every server that the URL names is this machine. */
function isOnLoopback(mongoUrl: string): boolean {
  const [, srv, hosts = ''] = /^mongodb(\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(mongoUrl) ?? []
  const names = hosts.split(',').map((host) => host.replace(/:\d+$/, '').toLowerCase())
  return (
    srv === undefined && names.every((name) => name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name))
  )
}

function parseEndpoint(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || !url.pathname.endsWith('/1.1/')) {
    throw new Error('must be a URL that ends in /1.1/')
  }
  return url.href
}

function parseSmtpUrl(text: string): string {
  if (!/^smtps?:\/\/[^/]+/.test(text)) throw new Error('must begin with smtp:// or smtps://')
  return text
}

function akismet(key: string | null, endpoint: string | null): Config['akismet'] {
  return key === null ? null : { key, endpoint }
}

function mail(url: string | null, from: string | null, wrong: string[]): Config['mail'] {
  if (url === null) return null
  if (from === null) wrong.push('MAIL_FROM is needed with SMTP_URL: the address that mails come from.')
  return { url, from: from ?? '' }
}
