// What the widget's browser tests stand on: a real service, a host page on another origin, a browser.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { QueueItem, QueueView, Tab } from '../../service/contract/views.ts'
import { launchBrowser } from '../support/browser.ts'
import { openRelay, type Relay } from '../support/relay.ts'
import { type RunningService, type ServiceOptions, startService } from '../support/service.ts'

export type HostPage = {
  lang?: string
  /** more attributes of the one line */
  attributes?: string
  /** a style sheet of the host page */
  css?: string
  /** Content-Security-Policy; `SERVICE` stands for the service's origin */
  csp?: string
  /** below the widget */
  after?: string
  /** in its stead */
  body?: string
  head?: string
}

type Writing = { name?: string; parent?: string; site?: string }

export type Stage = {
  service: RunningService
  browser: Browser
  /** the line between the pages and the service, which can be cut */
  line: Relay
  /** where the service stands for the pages: at the near end of the line */
  served: string
  /** where the host page stands */
  host: string
  /** Puts a page on the host, at a path of its own, and answers its address. */
  put(page?: HostPage): string
  /** Opens such a page in a context of its own. */
  open(
    page?: HostPage,
    context?: Parameters<Browser['newContext']>[0],
  ): Promise<{ page: Page; context: BrowserContext }>
  /** What lies in a tab of the desk, a hundred at most. */
  queue(tab: Tab): Promise<QueueItem[]>
  /** The words of all that waits to be checked. */
  held(): Promise<string[]>
  /** Lets through all that waits. */
  approveAll(): Promise<void>
  /** Takes these comments from the public. */
  remove(...ids: string[]): Promise<void>
  /** Rejects all that waits. */
  rejectAll(): Promise<void>
  /** Puts a comment above the others of its page. */
  pin(id: string): Promise<void>
  /** A member looks at what was reported of a comment, and leaves it up. */
  leaveUp(id: string): Promise<void>
  /** Sets the root office's own policy. */
  setPolicy(settings: Record<string, { value: unknown }>): Promise<void>
  /** Sends a comment, which waits unless the office lets it through; gives its id. */
  post(url: string, text: string, more?: Writing): Promise<string>
  /** One that was let through. */
  comment(url: string, text: string, more?: Writing): Promise<string>
  /** Answers a comment in the office's name; gives the answer's id. */
  answer(id: string, text: string): Promise<string>
  close(): Promise<void>
}

export async function openStage(options: ServiceOptions = {}): Promise<Stage> {
  const pages = new Map<string, HostPage>()
  const server = createServer((request, response) => {
    const page = pages.get(request.url?.split('?')[0] ?? '')
    if (!page) return void response.writeHead(404).end()
    if (page.csp) response.setHeader('content-security-policy', page.csp.replaceAll('SERVICE', served))
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const line = `<script async src="${served}/embed.js" data-site="kpu-sukamaju" ${page.attributes ?? ''}></script>`
    response.end(`<!doctype html><html lang="${page.lang ?? 'id'}"><head><title>Data pemilih</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      ${page.css ? `<style>${page.css}</style>` : ''}${(page.head ?? '').replace('LINE', line)}</head>
      <body><main><h1>Data pemilih dimutakhirkan</h1>${(page.body ?? 'LINE').replace('LINE', line)}</main>
      ${page.after ?? ''}</body></html>`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const service = await startService(options)
  const { origin } = service
  const relay = await openRelay({ host: '127.0.0.1', port: Number(new URL(origin).port) })
  const served = `http://127.0.0.1:${relay.port}`
  await service.makeSite({ origins: [host] })
  const member = await service.makeMember()
  const browser = await launchBrowser()

  const ask = async (path: string, body: object, token?: string): Promise<Response> => {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const queue = async (tab: Tab): Promise<QueueItem[]> => {
    const headers = { Authorization: `Bearer ${member.token}` }
    const answer = await fetch(`${origin}/v1/queue?tab=${tab}&limit=100`, { headers })
    const { items } = (await answer.json()) as QueueView
    return items
  }
  const decide = (body: object) => ask('/v1/decisions', { action: 'approve', ...body }, member.token)

  const post: Stage['post'] = async (url, text, { name = 'Siti Aminah', parent, site = 'kpu-sukamaju' } = {}) => {
    const email = `${crypto.randomUUID()}@contoh.example`
    const body = { key: crypto.randomUUID(), url, name, email, text, parent: parent ?? null }
    const answer = await ask(`/v1/sites/${site}/comments`, body)
    return ((await answer.json()) as { comment: { id: string } }).comment.id
  }

  const put = (page: HostPage = {}): string => {
    const path = `/berita-${pages.size + 1}`
    pages.set(path, page)
    return host + path
  }
  return {
    service,
    browser,
    line: relay,
    served,
    host,
    put,
    async open(page, options) {
      const url = put(page)
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
      const tab = await context.newPage()
      await tab.goto(url)
      return { page: tab, context }
    },
    queue,
    held: async () => (await queue('held')).map(({ text }) => text),
    async approveAll() {
      const items = await queue('held')
      if (items.length > 0) await decide({ ids: items.map(({ id }) => id) })
    },
    async remove(...ids) {
      await decide({ ids, action: 'remove' })
    },
    async rejectAll() {
      await decide({ ids: (await queue('held')).map(({ id }) => id), action: 'reject', reason: 'Menyebut nama orang.' })
    },
    async pin(id) {
      const headers = { Authorization: `Bearer ${member.token}` }
      const answer = await fetch(`${origin}/v1/comments/${id}/pin`, { method: 'PUT', headers })
      if (!answer.ok) throw new Error(await answer.text())
    },
    async leaveUp(id) {
      const headers = { Authorization: `Bearer ${member.token}` }
      const answer = await fetch(`${origin}/v1/comments/${id}/reports`, { method: 'DELETE', headers })
      if (!answer.ok) throw new Error(await answer.text())
    },
    async setPolicy(settings) {
      const answer = await fetch(`${origin}/v1/offices/kpu-ri/policy`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${member.token}` },
        body: JSON.stringify({ settings }),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    post,
    async comment(url, text, more) {
      const id = await post(url, text, more)
      await decide({ ids: [id] })
      return id
    },
    async answer(id, text) {
      const answered = await ask(`/v1/comments/${id}/answer`, { text }, member.token)
      return ((await answered.json()) as { id: string }).id
    },
    async close() {
      await browser.close()
      await relay.close()
      server.closeAllConnections()
      server.close()
      await service.close()
    },
  }
}

/** Fills the form that stands open or opens at the top. */
export async function write(page: Page, text: string, name = 'Wahyu Nugroho', email = 'wahyu@contoh.example') {
  await page.locator('textarea').first().click()
  await page.locator('input[name=name]').waitFor()
  await page.locator('textarea').first().fill(text)
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=email]').fill(email)
}

export const send = (page: Page) => page.getByRole('button', { name: 'Kirim', exact: true }).click()
