import type { RequestListener } from 'node:http'
import { Refusal } from '../domain/refusal.ts'
import { problemView } from '../presenters/problems.ts'

/** Until the store is open: the process answers, preflights pass, and everybody else is asked to come again. */
export const notYet: RequestListener = ({ url, method, headers }, response) => {
  if (method === 'OPTIONS') return void response.writeHead(204).end()
  if (url === '/healthz') {
    return void response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end('{"status":"ok"}')
  }
  const language = /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'id'
  response.writeHead(503, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Retry-After': '1',
  })
  response.end(JSON.stringify(problemView(new Refusal('unavailable'), language)))
}
