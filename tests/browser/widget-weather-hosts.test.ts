// Host pages that are hard to live on: resets, old libraries that patch the language, strict policies, a service worker.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unseen } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'
const jquery = readFileSync(createRequire(import.meta.url).resolve('jquery/dist/jquery.js'), 'utf8')

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** How every part of the widget is drawn: its place and the properties that a page's sheets are after. */
const drawn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const host = document.querySelector('rembuk-thread')
    const { top = 0, left = 0 } = host?.getBoundingClientRect() ?? {}
    const names = [
      'color',
      'background-color',
      'font',
      'letter-spacing',
      'text-transform',
      'padding',
      'border',
      'display',
    ]
    const parts = [...(host?.shadowRoot?.querySelectorAll('*') ?? [])].filter((part) => part.getClientRects()[0])
    return parts.map((part) => {
      const style = getComputedStyle(part)
      const box = part.getBoundingClientRect()
      const place = [box.top - top, box.left - left, box.width, box.height].map(Math.round)
      return `${part.localName}.${part.getAttribute('class') ?? ''} ${place} ${names.map((name) => style.getPropertyValue(name)).join('; ')}`
    })
  })

/** A page with one comment and a reply, its form open. */
async function openWritten(page: Parameters<Stage['put']>[0]) {
  const url = stage.put(page)
  const root = await stage.comment(url, 'Apakah jadwalnya sudah ada?', { name: 'Yuni' })
  await stage.comment(url, 'Sudah, di papan desa.', { name: 'Agus', parent: root })
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
  const tab = await context.newPage()
  const wrong = unseen(tab)
  await tab.goto(url)
  await write(tab, 'Tulisan')
  return { page: tab, context, wrong, url }
}

describe('style sheets of the page', () => {
  const ground = 'html, body, main { display: block } body { margin: 8px }'
  const important = ground.replaceAll('}', '!important }').replaceAll('8px }', '8px !important }')
  const sheets = {
    'a reset of everything': `* { all: unset } head, script, style { display: none } ${ground}`,
    'a reset that insists': `* { all: unset !important; letter-spacing: 9px !important } head, script, style { display: none !important }
      ${important}`,
    'a sheet that is after us': `${ground} textarea, button, article, rembuk-thread { display: none !important; opacity: 0 !important }
      rembuk-thread { position: fixed !important; visibility: hidden !important; font-size: 3px !important; color: red !important; direction: rtl !important }`,
  }

  test.each(Object.entries(sheets))('%s changes nothing in here', async (_, css) => {
    const plain = await openWritten({ css: `${ground} main { font-size: 16px }` })
    const hostile = await openWritten({ css })
    expect((await drawn(plain.page)).length).toBeGreaterThan(40)
    // What opens or turns into another colour does so in its own time.
    const differences = async (): Promise<string[]> => {
      const [one, other] = [await drawn(plain.page), await drawn(hostile.page)]
      return one.length === other.length ? other.filter((line, at) => line !== one[at]) : [`${other.length} parts`]
    }
    await expect.poll(differences).toEqual([])
    await plain.context.close()
    await hostile.context.close()
  })
})

/** What libraries of fifteen years ago did to the language, as they did it. */
const patches = {
  'Prototype 1.6': `
    Array.prototype.toJSON = function () { return '[' + this.map(String).join(', ') + ']' }
    String.prototype.toJSON = function () { return '"' + this + '"' }
    Date.prototype.toJSON = function () { return '"' + this + '"' }
    Array.from = function (list) { return list && list.toArray ? list.toArray() : [].slice.call(list || []) }
    Array.prototype.reduce = function () { return this.length > 1 ? this : this[0] }
    Array.prototype.entries = Array.prototype.toArray = function () { return this.slice() }
    Array.prototype.find = function (test) { for (var i = 0; i < this.length; i++) if (test(this[i])) return this[i] }
    Array.prototype.flat = Array.prototype.flatten = function () { return this.slice() }
    Function.prototype.bind = function (to) { var of = this; return function () { return of.apply(to, arguments) } }
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this }
    document.getElementsByClassName = function (name) { return document.querySelectorAll('.' + name) }`,
  'MooTools 1.1': `
    Object.prototype.each = function (then) { for (var key in this) then(this[key], key) }
    Object.prototype.extend = function (more) { for (var key in more) this[key] = more[key]; return this }
    Array.from = function (one) { return one instanceof Array ? one : [one] }
    Array.prototype.include = Array.prototype.contains = function (one) { return this.indexOf(one) > -1 }
    String.prototype.contains = function (one) { return this.indexOf(one) > -1 }
    Element.prototype.remove = function () { return this.parentNode.removeChild(this) }
    Number.prototype.toInt = function () { return parseInt(this) }`,
  'jQuery 1.12': `${jquery}
    jQuery(function () { jQuery('h1').text('jQuery ' + jQuery.fn.jquery); window.$ = jQuery.noConflict() })`,
}

describe('libraries of the page', () => {
  test.each(Object.entries(patches))(
    'beside %s one reads, writes, supports, edits, and all of it is remembered',
    async (_, patch) => {
      const { page, context, wrong, url } = await openWritten({ head: `<script>${patch}</script>` })
      await write(page, 'Di samping pustaka lama, "dengan kutip"\n[dan kurung]')
      await send(page)
      const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
      await own.getByText(held).waitFor()
      expect(await stage.held()).toContain('Di samping pustaka lama, "dengan kutip"\n[dan kurung]')
      const support = page.getByRole('article', { name: 'Yuni' }).getByRole('button', { name: 'Bermanfaat' })
      await support.click()
      await page.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
      await own.getByRole('button', { name: 'Ubah' }).click()
      await own.locator('textarea').fill('Diubah di samping pustaka lama')
      await own.getByRole('button', { name: 'Simpan' }).click()
      await own.getByText('Diubah di samping pustaka lama').waitFor()
      await page.reload()
      await own.getByText('Diubah di samping pustaka lama').waitFor()
      await page.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).click()
      await page.getByRole('button', { name: 'Bermanfaat', exact: true, pressed: false }).first().waitFor()
      await own.getByRole('button', { name: 'Tarik' }).click()
      await own.getByText('Tarik komentar ini?').waitFor()
      await own.getByRole('button', { name: 'Tarik' }).click()
      await page.getByText('Ditarik oleh penulisnya.').waitFor()
      const answer = await fetch(stage.service.url(`/v1/sites/kpu-sukamaju/thread?${new URLSearchParams({ url })}`))
      expect(await answer.json()).toMatchObject({ page: { comments: 2 } })
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

describe('policies of the page', () => {
  test('scripts and connections of the service alone, trusted types: nothing is reported as broken', async () => {
    const csp =
      "default-src 'none'; script-src SERVICE; connect-src SERVICE; require-trusted-types-for 'script'; trusted-types 'none'"
    const context = await stage.browser.newContext()
    await context.addInitScript(() => {
      Object.assign(window, { violated: [] })
      const { violated } = window as unknown as { violated: string[] }
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        violated.push(`${violatedDirective} ${blockedURI} ${sample}`),
      )
    })
    const page = await context.newPage()
    const wrong = unseen(page)
    const url = stage.put({ csp })
    await stage.comment(url, 'Sudah ada: https://kpu.example/jadwal', { name: 'Yuni' })
    await page.goto(url)
    await write(page, 'Di bawah aturan yang ketat')
    await send(page)
    await page.getByText(held).waitFor()
    await page.getByRole('button', { name: 'Bermanfaat' }).click()
    await page.getByRole('button', { name: 'Bermanfaat 1' }).waitFor()
    await stage.approveAll()
    await page.getByText('Komentar Anda tampil.').waitFor()
    const padding = (area: SVGElement | HTMLElement) => getComputedStyle(area).paddingTop
    await expect.poll(() => page.locator('textarea').first().evaluate(padding)).toBe('12px')
    expect(await page.evaluate(() => (window as unknown as { violated: string[] }).violated)).toEqual([])
    expect(wrong).toEqual([])
    await context.close()
  })
})

describe('a service worker of the page', () => {
  /** The greediest there is: whatever was once had is never asked for again. */
  const worker = `
    addEventListener('install', () => skipWaiting())
    addEventListener('activate', (event) => event.waitUntil(clients.claim()))
    addEventListener('fetch', (event) => {
      if (event.request.method !== 'GET') return
      event.respondWith(caches.open('all').then(async (kept) => {
        const known = await kept.match(event.request)
        if (known) return known
        const answer = await fetch(event.request)
        if (!answer.headers.get('content-type')?.includes('event-stream')) await kept.put(event.request, answer.clone())
        return answer
      }))
    })`

  test('that keeps everything for good keeps no reader from what came since', async () => {
    const host = createServer((request, response) => {
      const isWorker = request.url === '/kerja.js'
      response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html; charset=utf-8')
      response.end(
        isWorker
          ? worker
          : `<!doctype html><html lang="id"><title>Berita</title><h1>Berita</h1>
             <script>navigator.serviceWorker.register('/kerja.js')</script>
             <script async src="${stage.served}/embed.js" data-site="kpu-penyimpan"></script>`,
      )
    })
    await once(host.listen(0, '127.0.0.1'), 'listening')
    const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
    await stage.service.makeSite({ id: 'kpu-penyimpan', origins: [origin] })
    const url = `${origin}/berita`
    await stage.comment(url, 'Yang lama', { name: 'Yuni', site: 'kpu-penyimpan' })
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.evaluate(() => navigator.serviceWorker.ready)
    // From here on the worker answers, and keeps.
    await page.reload()
    await page.getByText('Yang lama').waitFor()
    await stage.comment(url, 'Yang baru', { name: 'Agus', site: 'kpu-penyimpan' })
    await page.reload()
    await page.getByText('Yang lama').waitFor()
    await page.getByRole('button', { name: '1 komentar baru' }).click()
    await page.getByText('Yang baru').waitFor()
    await write(page, 'Lewat penyimpan')
    await send(page)
    await page.getByText(held).waitFor()
    await context.close()
    host.closeAllConnections()
    host.close()
  })
})
