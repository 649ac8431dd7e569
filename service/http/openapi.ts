import * as z from 'zod'
import { limits } from '../contract/limits.ts'
import { type ProblemCode, problemStatus } from '../contract/problems.ts'
import { addressLimits } from './address-limits.ts'
import type { Fields } from './fields.ts'
import { postLimits } from '../operations/reader/post-limits.ts'
import type { Guard, Route } from './route.ts'
import { streamLimits } from './streams.ts'

type Routes = { readers: Route[]; members: Route[]; operators: Route[] }

const title = { readers: 'Readers', members: 'Members', operators: 'Operators' }

/** The description of every call (OpenAPI 3.1), made from the schemas that check the requests themselves. */
export function openApi(routes: Routes): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const audience of ['readers', 'members', 'operators'] as const) {
    for (const route of routes[audience]) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, audience) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Rembuk', version: '1', description: 'Comments under the pages of public offices.' },
    tags: Object.values(title).map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'rembuk_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    'x-limits': { ...limits, network: addressLimits, posts: postLimits, streams: streamLimits },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(problemStatus) },
    detail: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
  },
}

const isFields = (guard: Guard): guard is Fields<unknown> => 'schema' in guard

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

function operation(route: Route, audience: keyof Routes): object {
  const fields = route.guards.find(isFields)
  return {
    tags: [title[audience]],
    parameters: [...inPath(route.path), ...(fields?.in === 'query' ? inQuery(fields.schema) : [])],
    ...(fields?.in === 'body'
      ? { requestBody: body(fields.schema, audience === 'readers' && route.method === 'POST') }
      : {}),
    ...security(audience, route),
    responses: { ...good(route), ...refusals(problemsOf(route, audience, fields)) },
  }
}

function inPath(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function inQuery(schema: z.ZodType): object[] {
  const { properties = {}, required = [] } = schemaOf(schema) as { properties?: object; required?: string[] }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: value,
  }))
}

function body(schema: z.ZodType, asTextToo: boolean): object {
  const described = { schema: schemaOf(schema) }
  return {
    required: true,
    content: { 'application/json': described, ...(asTextToo ? { 'text/plain': described } : {}) },
  }
}

/** A session for members; of readers' calls only those on one's own comment take a token. */
function security(audience: keyof Routes, { path, method }: Route): object {
  if (audience === 'members' && !(path === '/v1/session' && method === 'POST')) {
    return { security: [{ session: [] }, { bearer: [] }] }
  }
  const own = audience === 'readers' && (method === 'PATCH' || method === 'DELETE')
  return own || path === '/metrics' ? { security: [{ bearer: [] }] } : {}
}

function good({ path, method, status }: Route): object {
  if (path.endsWith('/events')) return { 200: { description: 'a stream', content: { 'text/event-stream': {} } } }
  if (path === '/metrics') return { 200: { description: 'figures', content: { 'text/plain': {} } } }
  if (method === 'DELETE') return { 204: { description: 'done' } }
  return { [status]: { description: 'done', content: { 'application/json': {} } } }
}

/** Which problems a call can meet; each of them names its status by the closed table. */
function problemsOf(
  { path, method }: Route,
  audience: keyof Routes,
  fields: Fields<unknown> | undefined,
): ProblemCode[] {
  const codes = new Set<ProblemCode>(['unavailable'])
  const add = (...more: ProblemCode[]): void => more.forEach((code) => codes.add(code))
  const changes = method !== 'GET'
  if (fields) add('invalid')
  if (fields?.in === 'body') add('malformed', 'too-large')
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
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
  return Object.fromEntries(entries)
}
