import type { IncomingMessage } from 'node:http'
import getRawBody from 'raw-body'
import { limits } from '../contract/limits.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Call, Payload } from './call.ts'
import type { Guard } from './guard.ts'

export type BodyKind = 'json' | 'text' | 'form'

export const formType = 'application/x-www-form-urlencoded'
const kinds: Record<string, BodyKind> = { 'application/json': 'json', 'text/plain': 'text', [formType]: 'form' }
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** How much of a body that is too large is still read, so that its sender gets to see the answer. */
const drainedBytes = 1024 * 1024

/** Reads the body as an object, sent as one of these media types; in this order: type, size, shape. */
export function readBody(...accepted: BodyKind[]): Guard {
  return async (call) => {
    const kind = requireType(call, accepted)
    const bytes = await read(call.ctx.req)
    call.payload = kind === 'form' ? parseForm(bytes) : parse(bytes)
  }
}

/** For calls that take no body: one that is sent nevertheless must at least be JSON. */
export function noBody(call: Call): void {
  const { headers } = call.ctx.req
  const sent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (sent) requireType(call, ['json'])
}

function requireType(call: Call, accepted: BodyKind[]): BodyKind {
  const { headers } = call.ctx.req
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase())
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (!kind || !accepted.includes(kind) || encoding !== 'identity' || !parameters.every(saysUtf8)) {
    throw new Refusal('unsupported-media')
  }
  return kind
}

/** All JSON is UTF-8; other parameters of a media type mean nothing here. */
function saysUtf8(parameter: string): boolean {
  const [, charset] = /^charset\s*=\s*"?([^"]*)"?$/.exec(parameter) ?? []
  return charset === undefined || charset === 'utf-8' || charset === 'utf8'
}

async function read(request: IncomingMessage): Promise<Buffer> {
  try {
    // Without `length` the count of what really comes decides, whatever Content-Length says.
    const length = request.headers['content-length']
    return await getRawBody(request, { limit: limits.bodyBytes, ...(length === undefined ? {} : { length }) })
  } catch (error) {
    const type = error instanceof Error && 'type' in error ? error.type : undefined
    if (type !== 'entity.too.large') throw new Refusal('malformed', { cause: error })
    drain(request)
    throw new Refusal('too-large')
  }
}

/** Lets the rest of the body pass unread, so that the connection survives; a flood ends it. */
function drain(request: IncomingMessage): void {
  let passed = 0
  request.on('data', (chunk: Buffer) => {
    passed += chunk.length
    if (passed > drainedBytes) request.destroy()
  })
  request.on('error', () => undefined)
  request.resume()
}

function parse(bytes: Buffer): Payload {
  let value: unknown
  try {
    value = JSON.parse(utf8.decode(bytes))
  } catch (error) {
    throw new Refusal('malformed', { cause: error })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('malformed')
  return value as Payload
}

/** A field that was left empty was not sent, but for those a person types into: what they left out is told them. */
const typedInto = ['name', 'email', 'text']

/** A form as a browser sends it. A field sent twice is its first; what is not UTF-8 is no form of ours. */
function parseForm(bytes: Buffer): Payload {
  const payload: Payload = {}
  for (const pair of textOf(bytes).split('&')) {
    const [name, value] = pair.split('=', 2).map(decoded)
    if (!name || Object.hasOwn(payload, name)) continue
    if (value || typedInto.includes(name)) payload[name] = value ?? ''
  }
  return payload
}

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch (error) {
    throw new Refusal('malformed', { cause: error })
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch (error) {
    throw new Refusal('malformed', { cause: error })
  }
}
