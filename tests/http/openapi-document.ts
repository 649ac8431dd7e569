// The description of the API, as its suites read it.
import { startService } from '../support/service.ts'
import { caller, type Json } from './calling.ts'

type Parameter = { name: string; in: string; required: boolean; schema: Record<string, unknown> }
type Response = { description: string; headers?: object; content?: Record<string, { schema?: Json }> }
export type Operation = {
  operationId: string
  tags: string[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
  security?: Record<string, string[]>[]
  responses: Record<string, Response>
}
export type Call = { path: string; method: string; operation: Operation }

/** Every call that the document describes. */
const callsOf = (document: Json): Call[] =>
  Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )

/** A service with how it describes itself; whoever opened it closes the service. */
export async function openDescribed() {
  const service = await startService()
  const http = caller(service)
  const document = (await http.call('/openapi.json')).json
  return { service, http, document, calls: callsOf(document) }
}
