// Plain HTTP, as another program would speak it, with every answer kept for whoever wants to look through them.
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import type { PostedView } from '../../service/contract/views.ts'
import { type RunningService, siteOrigin } from '../support/service.ts'

export type Sent = {
  method?: string
  headers?: Record<string, string>
  /** sent as JSON, unless `headers` name another type */
  json?: unknown
  /** sent as it is */
  body?: string | Uint8Array
}

// What comes back is looked into by many a test; its shape is what the test asserts.
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any
export type Answer = { status: number; headers: Headers; text: string; json: Json }

export const page = `${siteOrigin}/berita/satu`
export const site = 'kpu-sukamaju'
const thread = `/v1/sites/${site}/thread`

/** The address of a thread, with more of a query. */
export const threadPath = (url: string, more: Record<string, string | number> = {}): string =>
  `${thread}?${new URLSearchParams({ url, ...Object.fromEntries(Object.entries(more).map(([k, v]) => [k, `${v}`])) })}`

export type Caller = ReturnType<typeof caller>

/** Calls one service; `answers` holds everything that came back. */
export function caller(service: RunningService) {
  const answers: Answer[] = []

  const call = async (path: string, { method, headers = {}, json, body }: Sent = {}): Promise<Answer> => {
    const content = json === undefined ? body : JSON.stringify(json)
    const answer = await fetch(service.url(path), {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      headers: { ...(json === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      redirect: 'manual',
      ...(content === undefined ? {} : { body: content as BodyInit }),
    })
    const text = await answer.text()
    const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '')
    const kept = { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined }
    answers.push(kept)
    return kept
  }

  /** A comment as a reader's page sends it. */
  const post = (body: Record<string, unknown> = {}, sent: Sent = {}): Promise<Answer> =>
    call(`/v1/sites/${site}/comments`, { method: 'POST', json: comment(body), ...sent })

  /** The same, which must have been taken. */
  const posted = async (body: Record<string, unknown> = {}): Promise<PostedView> => {
    const answer = await post(body)
    if (answer.status !== 201) throw new Error(`Posting was answered ${answer.status}: ${answer.text}`)
    return answer.json as PostedView
  }

  /** Decides as a member, by token. */
  const decide = (token: string, body: Record<string, unknown>): Promise<Answer> =>
    call('/v1/decisions', { headers: { Authorization: `Bearer ${token}` }, json: body })

  /** A comment that stands under the page. */
  const published = async (token: string, body: Record<string, unknown> = {}): Promise<PostedView> => {
    const made = await posted(body)
    const decided = await decide(token, { ids: [made.comment.id], action: 'approve' })
    if (decided.json?.decided?.length !== 1) throw new Error(`Approving was answered ${decided.text}`)
    return made
  }

  return { call, post, posted, published, decide, answers }
}

let people = 0

/** A comment's body by a person of its own, so that nobody runs into a limit. */
export function comment(body: Record<string, unknown> = {}): Record<string, unknown> {
  people += 1
  const email = `warga${people}@surat.example`
  return {
    key: randomUUID(),
    url: page,
    name: 'Yuni Astuti',
    email,
    text: `Kapan daftar pemilih diumumkan? ${people}`,
    ...body,
  }
}

/** Exactly these bytes on the wire, for what no client library would send; answers all that came back. */
export function raw(service: RunningService, head: string, body: (string | Uint8Array)[] = []): Promise<string> {
  const { port, hostname } = new URL(service.origin)
  return new Promise((resolve, reject) => {
    import('node:net').then(({ connect }) => {
      const socket = connect({ port: Number(port), host: hostname })
      let answered = ''
      socket.on('data', (chunk) => (answered += chunk))
      socket.once('error', reject).once('close', () => resolve(answered))
      socket.write(head.replaceAll('\n', '\r\n'))
      for (const part of body) socket.write(part)
    }, reject)
  })
}

/** One request over Node's own client, which lets a test set any header. */
export function plainly(service: RunningService, path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }>(
    (resolve, reject) => {
      const asked = request(service.url(path), { method, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        )
      })
      asked.once('error', reject)
      asked.end()
    },
  )
}

/** What an answer comes to: its status, and the code of its problem where it has one. */
export async function code(asked: Answer | Promise<Answer>): Promise<string> {
  const { status, json } = await asked
  return `${status} ${json?.code ?? ''}`.trim()
}
