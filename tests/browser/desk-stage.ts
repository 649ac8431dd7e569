// What the desk's browser tests stand on: a real service with members and comments, and a browser at its desk.
import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { QueueItemAlone } from '../../service/contract/views.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Member, type RunningService, type ServiceOptions, siteOrigin, startService } from '../support/service.ts'
import { axeFindings } from './axe.ts'

export type DeskStage = {
  service: RunningService
  browser: Browser
  /** A comment that waits, by its id. Each comes from a browser and an address of its own. */
  post(text: string, name?: string, parent?: string): Promise<string>
  /** A moderator with a name to be told apart by. */
  member(name: string): Promise<Member>
  /** That member's desk, signed in, at this place. */
  desk(member: Member, search?: string, options?: BrowserContextOptions): Promise<Page>
  /** What the service holds, whatever the desk shows. */
  item(id: string): Promise<QueueItemAlone>
  /** A decision by a program. */
  decide(member: Member, id: string, action: string): Promise<void>
  /** Puts everything away that waits, so that each test has its own queue. */
  clear(): Promise<void>
  close(): Promise<void>
}

const page = `${siteOrigin}/pemilih`

export async function openDeskStage(options: ServiceOptions = {}): Promise<DeskStage> {
  const service = await startService(options)
  await service.makeSite()
  const browser = await launchBrowser()
  const owner = await service.makeMember()
  let people = 0

  async function call(method: string, path: string, token: string | null, body?: object): Promise<unknown> {
    const answer = await fetch(service.url(path), {
      method,
      headers: {
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  async function signIn(tab: Page, { email, password }: Member): Promise<void> {
    await tab.goto(service.url('/desk'))
    await tab.getByLabel('Email').fill(email)
    await tab.getByLabel(/^(Kata sandi|Password)$/).fill(password)
    await tab.getByRole('button', { name: /^(Masuk|Sign in)$/ }).click()
    await tab.locator('.bar').waitFor()
  }

  return {
    service,
    browser,
    async post(text, name = 'Wahyu Nugroho', parent) {
      const email = `warga${(people += 1)}@contoh.example`
      const body = { key: randomUUID(), url: page, title: 'Data pemilih dimutakhirkan', name, email, text }
      const posted = await call('POST', '/v1/sites/kpu-sukamaju/comments', null, { ...body, parent: parent ?? null })
      return (posted as { comment: { id: string } }).comment.id
    },
    async member(name) {
      const member = await service.makeMember({ role: 'moderator' })
      await call('PATCH', `/v1/members/${member.id}`, member.token, { name })
      return member
    },
    async desk(member, search = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'id-ID', ...options })
      const tab = await context.newPage()
      await signIn(tab, member)
      if (search) await tab.goto(service.url(`/desk${search}`))
      return tab
    },
    item: async (id) => (await call('GET', `/v1/comments/${id}`, owner.token)) as QueueItemAlone,
    decide: async (member, id, action) =>
      void (await call('POST', '/v1/decisions', member.token, { ids: [id], action })),
    async clear() {
      const match = { tab: 'held', before: 'z'.repeat(26) }
      await call('POST', '/v1/decisions', owner.token, { match, action: 'remove' })
    },
    async close() {
      await browser.close()
      await service.close()
    },
  }
}

/** What axe finds, a rule a line. */
export const findings = (tab: Page): Promise<string[]> => axeFindings(tab)

/** How far the page runs out of its own width; 0 is right. */
export const overflow = (tab: Page): Promise<number> =>
  tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** A comment's row in the list. */
export const row = (tab: Page, id: string): Locator => tab.locator(`.row[data-id="${id}"]`)
