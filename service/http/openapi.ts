import * as z from 'zod'
import { limits } from '../contract/limits.ts'
import { type ProblemCode, problemStatus } from '../contract/problems.ts'
import { settings } from '../domain/policy.ts'
import { postLimits } from '../operations/reader/post-limits.ts'
import { addressLimits } from './address-limits.ts'
import { formType } from './body.ts'
import type { Fields } from './fields.ts'
import { type File, prepare } from './files.ts'
import type { Guard } from './guard.ts'
import type { Route } from './route.ts'
import type * as published from './schemas/answers.ts'
import { streamLimits } from './streams.ts'

type Audience = 'readers' | 'members' | 'operators'
type Routes = Record<Audience, Route[]>
type Published = typeof published
type Answer = z.ZodType | 'stream' | 'feed' | 'table' | 'lines' | 'nothing'
/** What the contract says of one method and path. A path may hold two calls, and then it answers as either. */
type Named = { name: string; answers: Answer[] }

const title = { readers: 'Readers', members: 'Members', operators: 'Operators' }

/**
 * The description of every call (OpenAPI 3.1) as finished bytes, made from the schemas that check the requests
 * themselves and from those of the answers. The latter are loaded here: the start is in a hurry.
 */
export async function openApi(routes: Routes): Promise<File> {
  const description = described(routes, await import('./schemas/answers.ts'))
  return prepare(Buffer.from(JSON.stringify(description)), '.json')
}

function described(routes: Routes, published: Published): object {
  const { components } = published
  const named = namedCalls(published)
  const refer: Refer = (schema) => {
    const id = components.get(schema)?.id
    return id === undefined ? schemaOf(schema) : reference('schemas', id)
  }
  const paths: Record<string, Record<string, object>> = {}
  for (const audience of ['readers', 'members', 'operators'] as const) {
    for (const route of routes[audience]) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      const call = named.get(`${route.method} ${route.path}`)
      if (!call) throw new Error(`The contract does not name ${route.method} ${route.path}`)
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, audience, call, refer) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Rembuk', version: '1', description: 'Comments under the pages of public offices.' },
    tags: Object.values(title).map((name) => ({ name })),
    paths,
    components: { schemas: schemasOf(components), headers, securitySchemes },
    'x-limits': { ...limits, network: addressLimits, posts: postLimits, streams: streamLimits },
    'x-settings': Object.fromEntries(
      Object.entries(settings).map(([name, { default: value, says }]) => [name, { default: value, is: says.en }]),
    ),
  }
}

const headers = {
  ETag: { description: 'strong; each encoding has its own; an answer to `since` has none', schema: { type: 'string' } },
  'Retry-After': { description: 'seconds after which to try again', schema: { type: 'integer', minimum: 1 } },
  'Set-Cookie': { description: 'begins or ends the session’s cookie', schema: { type: 'string' } },
}

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description })
const securitySchemes = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'rembuk_session', description: 'changes need our own Origin as well' },
  session: bearer('the session’s `token`, for programs'),
  edit: bearer('the comment’s `editToken`'),
  reader: bearer('the `reader` of a post; without it a browser is known for a day by its network'),
  metrics: bearer('`REMBUK_METRICS_TOKEN`; a caller on the same machine needs none'),
}

type Refer = (schema: z.ZodType) => object
const reference = (kind: 'schemas' | 'headers', id: string) => ({ $ref: `#/components/${kind}/${id}` })
const headed = (...names: (keyof typeof headers)[]) => ({
  headers: Object.fromEntries(names.map((name) => [name, reference('headers', name)])),
})

/** The calls of the contract by method and path, in the order in which the answers name them. */
function namedCalls({ endpoints, answers }: Published): Map<string, Named> {
  const calls = new Map<string, Named>()
  for (const [name, answer] of Object.entries(answers) as [keyof typeof answers, Answer][]) {
    const { method, path } = endpoints[name]
    const call = calls.get(`${method} ${path}`)
    if (call) call.answers.push(answer)
    else calls.set(`${method} ${path}`, { name, answers: [answer] })
  }
  return calls
}

/** The named schemas. None says that it has no other fields: more may come, and callers ignore unknown ones. */
function schemasOf(components: Published['components']): object {
  const { schemas } = z.toJSONSchema(components, {
    io: 'input',
    uri: (id) => reference('schemas', id).$ref,
    override: ({ jsonSchema }) => {
      // An empty tuple has no first item to describe, and what a number may be at most in JavaScript is no limit.
      if (jsonSchema.prefixItems?.length === 0) delete jsonSchema.prefixItems
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  for (const schema of Object.values(schemas)) {
    delete schema.$schema
    delete schema.$id
  }
  return schemas
}

const isFields = (guard: Guard): guard is Fields<unknown> => 'schema' in guard

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

function operation(route: Route, audience: Audience, { name, answers }: Named, refer: Refer): object {
  const fields = route.guards.filter(isFields)
  const inBody = fields.find((one) => one.in === 'body')
  return {
    operationId: name,
    tags: [title[audience]],
    parameters: [
      ...inPath(route.path),
      ...fields.flatMap((one) => (one.in === 'query' ? inQuery(one.schema) : [])),
      ...(isCached(route) ? [ifNoneMatch] : []),
    ],
    ...(inBody ? { requestBody: body(inBody.schema, alsoAs(route, audience)) } : {}),
    ...security(audience, route),
    responses: { ...good(route, answers, refer), ...refusals(problemsOf(route, audience, fields)) },
  }
}

/** What is answered as finished bytes, with an ETag. */
const isCached = ({ path }: Route): boolean =>
  path.endsWith('/thread') || path.endsWith('/feed.atom') || path === '/openapi.json'
const ifNoneMatch = { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }

function inPath(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

/** What a query means by leaving a field out. */
const defaults: Record<string, unknown> = { limit: limits.threadLimit, sort: 'new' }

function inQuery(schema: z.ZodType): object[] {
  const { properties = {}, required = [] } = schemaOf(schema) as { properties?: object; required?: string[] }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: name in defaults ? { ...value, default: defaults[name] } : value,
  }))
}

/** A comment may come from the form of a page of ours. */
const takesForms = ({ path, method }: Route): boolean => method === 'POST' && path === '/v1/sites/:site/comments'

/** By which types a body may come besides JSON. */
function alsoAs(route: Route, audience: Audience): string[] {
  const asText = audience === 'readers' && route.method === 'POST' ? ['text/plain'] : []
  return takesForms(route) ? [...asText, formType] : asText
}

function body(schema: z.ZodType, alsoAs: string[]): object {
  const described = { schema: schemaOf(schema) }
  const types = ['application/json', ...alsoAs]
  return { required: true, content: Object.fromEntries(types.map((type) => [type, described])) }
}

/** What a reader does besides writing: by the token of this browser, or without one. */
const namesReader = ({ path }: Route): boolean => /\/(support|reports|reaction)$/.test(path)

/** A session for members; of readers' calls those on one's own comment take its token, and some the browser's. */
function security(audience: Audience, route: Route): object {
  const { path, method } = route
  if (audience === 'members') {
    return path === '/v1/session' && method === 'POST' ? {} : { security: [{ cookie: [] }, { session: [] }] }
  }
  if (path.startsWith('/v1/comments') && path.endsWith('/unsettled'))
    return { security: [{ edit: [] }, { reader: [] }] }
  if (audience === 'readers' && namesReader(route)) return { security: [{}, { reader: [] }] }
  if (path.startsWith('/v1/privacy/')) return {}
  if (audience === 'readers' && (method === 'PATCH' || method === 'DELETE')) return { security: [{ edit: [] }] }
  return path === '/metrics' ? { security: [{}, { metrics: [] }] } : {}
}

function good(route: Route, answers: Answer[], refer: Refer): object {
  const { path, method, status } = route
  const cookie = path === '/v1/session' && method !== 'GET' ? headed('Set-Cookie') : {}
  if (answers.includes('nothing')) return { [status === 200 ? 204 : status]: { description: 'done', ...cookie } }
  if (answers.includes('stream')) return { 200: stream }
  if (answers.includes('feed')) return { 200: { ...feed, ...headed('ETag') }, 304: unchanged }
  if (answers.includes('table')) return { 200: table }
  if (answers.includes('lines')) return { 200: lines }
  const [one = {}, ...more] = answers.flatMap((answer) => (typeof answer === 'string' ? [] : [refer(answer)]))
  const type = path === '/metrics' ? 'text/plain' : 'application/json'
  const content = { [type]: { schema: more.length > 0 ? { anyOf: [one, ...more] } : one } }
  const onward = takesForms(route) ? { 303: readsOn } : {}
  if (!isCached(route)) return { [status]: { description: 'done', content, ...cookie }, ...onward }
  return {
    [status]: { description: 'done', content, ...headed('ETag') },
    304: unchanged,
  }
}

const unchanged = { description: 'what `If-None-Match` names is still so', ...headed('ETag') }
const readsOn = { description: 'a form was taken: where its sender reads on; what is wrong with one is told as HTML' }

const stream = {
  description: 'Server-Sent Events that never end. `event: thread`: the page grew; its `data` is a ThreadHint.',
  content: {
    'text/event-stream': { schema: { type: 'string' }, 'x-events': { thread: reference('schemas', 'ThreadHint') } },
  },
}

const feed = {
  description: 'Atom (RFC 4287)',
  content: { 'application/atom+xml': { schema: { type: 'string' } } },
}

const table = {
  description: 'CSV (RFC 4180) with a head, as a file to keep',
  content: { 'text/csv': { schema: { type: 'string' } } },
}

const lines = {
  description:
    'One JSON value a line: `{done, of}` again and again, and at last what came out, by which a whole answer is known. ' +
    'Hanging up ends it.',
  content: { 'application/x-ndjson': { schema: { type: 'string' } } },
}

/** Which problems a call can meet; each of them names its status by the closed table. */
function problemsOf(route: Route, audience: Audience, fields: Fields<unknown>[]): ProblemCode[] {
  const { path, method } = route
  const codes = new Set<ProblemCode>(['unavailable'])
  const add = (...more: ProblemCode[]): void => more.forEach((code) => codes.add(code))
  const changes = method !== 'GET'
  if (fields.length > 0) add('invalid')
  if (fields.some((one) => one.in === 'body')) add('malformed', 'too-large')
  if (audience !== 'operators' && changes) add('unsupported-media')
  if (path.includes(':')) add('not-found')
  if (audience === 'readers') add('origin-not-allowed', 'rate-limited')
  if (audience === 'members') {
    add('not-signed-in')
    if (changes) add('origin-not-allowed', 'not-permitted', 'conflict')
    else add('not-permitted')
    if (path === '/v1/session') add('rate-limited')
  }
  if (path === '/metrics') add('not-signed-in')
  if (path.endsWith('/comments') && method === 'POST') add('key-reused', 'closed')
  if (/\/(support|reaction)$/.test(path)) add('closed')
  if (path.endsWith('/unsettled')) add('conflict')
  if (path.startsWith('/v1/privacy/:') && changes) add('not-permitted')
  if (method === 'PATCH' && audience === 'readers') add('conflict', 'edit-window-closed')
  return [...codes]
}

function refusals(codes: ProblemCode[]): object {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) byStatus.set(problemStatus[code], [...(byStatus.get(problemStatus[code]) ?? []), code])
  const entries = [...byStatus].map(([status, named]) => [
    status,
    {
      description: named.join(', '),
      ...(status === 429 || status === 503 ? headed('Retry-After') : {}),
      content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
    },
  ])
  return Object.fromEntries(entries)
}
