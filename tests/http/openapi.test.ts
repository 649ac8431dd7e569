// The description of the API: sound in itself and complete.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import * as appeals from '../../service/contract/appeals.ts'
import * as closing from '../../service/contract/closing.ts'
import * as member from '../../service/contract/member.ts'
import * as operator from '../../service/contract/operator.ts'
import { problemStatus } from '../../service/contract/problems.ts'
import * as privacy from '../../service/contract/privacy.ts'
import * as reader from '../../service/contract/reader.ts'
import * as weekly from '../../service/contract/weekly.ts'
import type { Json } from './calling.ts'
import { openDescribed, type Operation } from './openapi-document.ts'

const root = join(import.meta.dirname, '../..')

const { service, http, document, calls } = await openDescribed()
afterAll(() => service.close())

const named = (name: string): Operation => {
  const found = calls.find(({ operation }) => operation.operationId === name)
  if (!found) throw new Error(`${name} is not described`)
  return found.operation
}

/** Every value below one, itself included. */
function* below(value: Json): Generator<Json> {
  yield value
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* below(inner)
}

describe('the document', () => {
  test('holds every call of the contract by its name, and nothing else', () => {
    const contract = Object.values({
      ...reader,
      ...member,
      ...appeals,
      ...privacy,
      ...closing,
      ...weekly,
      ...operator,
    }).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const described = calls.map(({ method, path }) => `${method} ${path}`)
    expect(described.toSorted()).toEqual([...new Set(contract)].toSorted())
    const names = calls.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys({ ...reader, ...member, ...appeals, ...privacy, ...closing, ...weekly, ...operator })).toEqual(
      expect.arrayContaining(names),
    )
  })

  test('is OpenAPI 3.1 in shape: parameters, tags, security and references all lead somewhere', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Rembuk', version: '1' } })
    const tags = document.tags.map(({ name }: { name: string }) => name)
    const schemes = Object.keys(document.components.securitySchemes)
    for (const { path, method, operation } of calls) {
      const where = `${method} ${path}`
      const inPath = operation.parameters.filter((one) => one.in === 'path')
      expect(path.match(/\{\w+\}/g) ?? [], where).toEqual(inPath.map(({ name }) => `{${name}}`))
      for (const one of operation.parameters) {
        expect(['path', 'query', 'header'], where).toContain(one.in)
        expect(one, where).toMatchObject({ required: one.in === 'path' || one.required, schema: expect.any(Object) })
      }
      expect(new Set(operation.parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(operation.parameters.length)
      expect(tags, where).toEqual(expect.arrayContaining(operation.tags))
      expect(schemes, where).toEqual(expect.arrayContaining((operation.security ?? []).flatMap(Object.keys)))
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status, where).toMatch(/^[2-5]\d\d$/)
        expect(response.description, `${where} ${status}`).not.toBe('')
      }
    }
    const references = [...below(document)].flatMap((value) => (typeof value?.$ref === 'string' ? [value.$ref] : []))
    for (const reference of references) {
      const [, kind, id] = /^#\/components\/(\w+)\/([\w.-]+)$/.exec(reference) ?? []
      expect(document.components[kind ?? '']?.[id ?? ''], reference).toBeTypeOf('object')
    }
    const unused = Object.keys(document.components.schemas).filter(
      (id) => !references.includes(`#/components/schemas/${id}`),
    )
    expect(unused, 'schemas that nothing refers to').toEqual([])
  })

  test('gives every good answer a schema, a named one where it is JSON of ours', () => {
    for (const { method, path, operation } of calls) {
      const good = Object.entries(operation.responses).filter(([status]) => status < '300')
      expect(good, `${method} ${path}`).toHaveLength(1)
      for (const [status, { content = {} }] of good) {
        expect(status === '204' || status === '202', `${method} ${path}`).toBe(Object.keys(content).length === 0)
        for (const { schema } of Object.values(content)) expect(schema, `${method} ${path}`).toBeTypeOf('object')
        const schema = content['application/json']?.schema
        if (!schema || path === '/openapi.json') continue
        for (const one of schema.anyOf ?? [schema])
          expect(one, `${method} ${path}`).toEqual({ $ref: expect.any(String) })
      }
    }
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['CommentView', 'ThreadView', 'QueueItem', 'SiteView', 'AuditView', 'Problem']),
    )
  })

  test('names what a cached read, a stream and a refusal answer besides', () => {
    const thread = named('readThread')
    expect(Object.keys(thread.responses)).toEqual(expect.arrayContaining(['200', '304']))
    expect(thread.responses[200]?.headers).toHaveProperty('ETag')
    expect(thread.responses[304]).not.toHaveProperty('content')
    expect(thread.responses[200]?.content?.['application/json']?.schema.anyOf).toHaveLength(2)
    expect(Object.keys(named('watchThread').responses[200]?.content ?? {})).toEqual(['text/event-stream'])
    expect(Object.keys(named('readMetrics').responses[200]?.content ?? {})).toEqual(['text/plain'])
    for (const { operation } of calls) {
      for (const [status, { headers = {}, content = {} }] of Object.entries(operation.responses)) {
        if (status >= '400') expect(Object.keys(content)).toEqual(['application/problem+json'])
        expect('Retry-After' in headers, operation.operationId).toBe(status === '429' || status === '503')
      }
    }
    expect(document.components.schemas.Problem.properties.code.enum).toEqual(Object.keys(problemStatus))
  })

  test('says numbers of a query as numbers with their bounds', () => {
    const numbers = calls.flatMap(({ operation }) =>
      operation.parameters.filter(({ name }) => name === 'limit' || name === 'since'),
    )
    expect(numbers.length).toBeGreaterThan(4)
    for (const { name, schema } of numbers) {
      const bounds = name === 'limit' ? { minimum: 1, maximum: 100, default: 20 } : { minimum: 0 }
      expect(schema).toMatchObject({ type: 'integer', ...bounds })
    }
  })

  test('costs the start nothing: its schemas are loaded when it is first asked for', () => {
    const sources = globSync('service/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('schemas/answers.ts'))
    const atStart = /^(?:import (?!type )|export |\}).*from '[./\w-]*\/(?:answers|schemas\/views)\.ts'/m
    expect(sources.filter((path) => atStart.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  test('is the same bytes for everybody, which a caller keeps by their tag', async () => {
    const { headers, status } = await http.call('/openapi.json')
    const tag = headers.get('etag')
    expect([status, tag]).toEqual([200, expect.stringMatching(/^"[\w-]+"$/)])
    expect((await http.call('/openapi.json', { headers: { 'If-None-Match': tag ?? '' } })).status).toBe(304)
  })
})
