// What the suites of whole pages stand on.
import { siteOrigin, startService, type StoreKind } from '../support/service.ts'
import { type Answer, caller, site } from './calling.ts'
import { fieldsIn } from './reading-html.ts'

export type Pages = Awaited<ReturnType<typeof openPages>>

/** A service, and a browser that runs no scripts, as far as it sends and reads; the suite closes it. */
export async function openPages(store: StoreKind) {
  let pages = 0
  let now = Date.now()
  const service = await startService({ store, now: () => (now += 1) })
  const reader = caller(service)
  await service.makeSite()
  const owner = await service.makeMember()

  const newPage = (): string => `${siteOrigin}/halaman/${(pages += 1)}`
  const threadPath = (query: Record<string, string>): string => `/sites/${site}/thread?${new URLSearchParams(query)}`
  const read = (url: string, more: Record<string, string> = {}): Promise<Answer> =>
    reader.call(threadPath({ url, ...more }))
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}, path?: string) =>
    reader.call(path ?? `/v1/sites/${site}/comments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  /** What a browser would send: the form as it was drawn, filled in. */
  const fill = async (
    url: string,
    typed: Record<string, string> = {},
    more: Record<string, string> = {},
  ): Promise<Record<string, string>> => {
    const { text } = await read(url, more)
    return { ...fieldsIn(text), name: 'Yuni Astuti', email: 'yuni@surat.example', text: 'Kapan posko buka?', ...typed }
  }
  const answer = (id: string, text: string): Promise<Answer> =>
    reader.call(`/v1/comments/${id}/answer`, { headers: { Authorization: `Bearer ${owner.token}` }, json: { text } })
  const setPolicy = (settings: Record<string, { value: unknown }>): Promise<Answer> =>
    reader.call('/v1/offices/kpu-ri/policy', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${owner.token}` },
      json: { settings },
    })
  return { service, reader, owner, now: () => now, newPage, threadPath, read, send, fill, answer, setPolicy }
}
