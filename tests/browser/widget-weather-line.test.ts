// The line between page and service in bad weather: away, slow, cut in the middle, answered by somebody else; and the
// page that is left and come back to. Whatever happens, the page is unharmed, and the place says what is the matter.
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { unseen } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'
const unread = 'Komentar belum bisa ditampilkan.'

let stage: Stage
let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  stage = await openStage()
  place = await openPlace()
})
afterEach(() => {
  stage.line.mend()
  place.answer = undefined
})
afterAll(async () => {
  place?.close()
  await stage?.close()
})

/** A host page and, where its line leads, something that hands on to the service unless it is told to answer itself. */
async function openPlace() {
  const told: { answer: ((response: ServerResponse, path: string) => boolean) | undefined } = { answer: undefined }
  const between = createServer((request, response) => {
    if (told.answer?.(response, request.url ?? '')) return
    const pass = async (): Promise<void> => {
      const { origin = '', accept = '' } = request.headers
      const from = await fetch(stage.service.origin + request.url, { headers: { origin, accept } })
      response.writeHead(
        from.status,
        [...from.headers].filter(([name]) => !/encoding|length|connection/.test(name)).flat(),
      )
      response.end(Buffer.from(await from.arrayBuffer()))
    }
    if (request.url?.includes('/events')) response.writeHead(404).end()
    else pass().catch(() => response.destroy())
  })
  await once(between.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(between.address() as AddressInfo).port}`
  return Object.assign(told, {
    origin,
    close() {
      between.closeAllConnections()
      between.close()
    },
  })
}

/** A page of the host whose line leads through the place in between; its own button counts as ever. */
async function openThere() {
  const line = `<script async src="${place.origin}/embed.js" data-site="kpu-sukamaju"></script>`
  const url = stage.put({
    body: `<button id="host" onclick="this.textContent = 'ditekan'">Unduh</button>${line}<footer>Kaki</footer>`,
  })
  await stage.comment(url, 'Masih ada', { name: 'Yuni' })
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const wrong = unseen(page)
  await page.goto(url)
  const unharmed = async (): Promise<void> => {
    await page.locator('#host').click()
    expect(await page.locator('#host').textContent()).toBe('ditekan')
    expect(await page.locator('footer').isVisible()).toBe(true)
    expect(wrong).toEqual([])
  }
  return { page, context, unharmed }
}

const isThread = (path: string): boolean => path.includes('/thread?')
const json = { 'content-type': 'application/json', 'access-control-allow-origin': '*' }

/** How a thread can be answered wrongly. Each is given as true: it has been answered. */
const wrongly: Record<string, (response: ServerResponse, path: string) => boolean> = {
  'a service that is not there': (response, path) => isThread(path) && !!response.destroy(),
  'half an answer': (response, path) => {
    if (!isThread(path)) return false
    response.writeHead(200, { ...json, 'content-length': '5000' })
    response.write('{"page":{"url":"', () => response.destroy())
    return true
  },
  'an answer that ends in the middle of its JSON': (response, path) =>
    isThread(path) && !!response.writeHead(200, json).end('{"page":{"url":"'),
  'a page in HTML in its stead, as of a hotel': (response, path) =>
    isThread(path) &&
    !!response.writeHead(200, { ...json, 'content-type': 'text/html' }).end('<h1>Selamat datang</h1>'),
  'JSON of something else': (response, path) => isThread(path) && !!response.writeHead(200, json).end('{"ok":true}'),
  'an empty answer': (response, path) => isThread(path) && !!response.writeHead(200, json).end(),
  'a proxy that says no': (response, path) => isThread(path) && !!response.writeHead(502, json).end('Bad gateway'),
  'a service that is busy': (response, path) =>
    isThread(path) && !!response.writeHead(503, json).end(JSON.stringify({ code: 'unavailable', detail: '' })),
  'an answer that nobody may read': (response, path) =>
    isThread(path) && !!response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
}

describe('asking for the thread', () => {
  test.each(Object.entries(wrongly))('%s: the place says so and offers to try again', async (_, answer) => {
    let asked = 0
    place.answer = (response, path) => {
      asked += Number(isThread(path))
      return answer(response, path)
    }
    const { page, context, unharmed } = await openThere()
    await page.getByText(unread).waitFor()
    await unharmed()
    // Still wrong: it may be asked again as often as one likes.
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await expect.poll(() => asked).toBe(2)
    await page.getByText(unread).waitFor()
    place.answer = undefined
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByText('Masih ada').waitFor()
    await expect.poll(() => page.getByText(unread).count()).toBe(0)
    await unharmed()
    await context.close()
  })

  test('slow: still bars and a word after a moment, nothing that turns; then the comments', async () => {
    const come = Promise.withResolvers<void>()
    place.answer = (response, path) => {
      if (!isThread(path)) return false
      place.answer = undefined
      void come.promise.then(() => response.writeHead(307, { ...json, location: path }).end())
      return true
    }
    const { page, context, unharmed } = await openThere()
    await page.getByText('Memuat, jaringan lambat.').waitFor()
    const moving = await page.evaluate(() => document.getAnimations().length)
    expect(moving).toBe(0)
    await unharmed()
    come.resolve()
    await page.getByText('Masih ada').waitFor()
    expect(await page.getByText('Memuat, jaringan lambat.').count()).toBe(0)
    await context.close()
  })

  test('however soon it fails, the place for words is there before them, so that they are read out', async () => {
    place.answer = (response, path) => isThread(path) && !!response.destroy()
    const context = await stage.browser.newContext()
    await context.addInitScript(() => {
      const told: string[] = []
      Object.assign(window, { told })
      const { attachShadow } = Element.prototype
      Element.prototype.attachShadow = function (init) {
        const root = attachShadow.call(this, init)
        const look = (): void => {
          const status = root.querySelector('[role=status]')
          if (status) told.push((status.textContent ?? '').trim())
        }
        new MutationObserver(look).observe(root, { childList: true, characterData: true, subtree: true })
        return root
      }
    })
    const page = await context.newPage()
    const line = `<script async src="${place.origin}/embed.js" data-site="kpu-sukamaju"></script>`
    await page.goto(stage.put({ body: line }))
    await page.getByText(unread).waitFor()
    const told = await page.evaluate(() => (window as unknown as { told: string[] }).told)
    expect(told[0]).toBe('')
    expect(told.at(-1)).toContain(unread)
    await context.close()
  })

  test('a service that never answers is given up after a while, and can be asked again', async () => {
    const waiting: ServerResponse[] = []
    place.answer = (response, path) => isThread(path) && !!waiting.push(response)
    const line = `<script async src="${place.origin}/embed.js" data-site="kpu-sukamaju"></script>`
    const url = stage.put({ body: line })
    await stage.comment(url, 'Masih ada')
    const context = await stage.browser.newContext()
    // A reader's patience, without waiting for it: the browser's own time-out is told to be short.
    await context.addInitScript(() => {
      const { timeout } = AbortSignal
      AbortSignal.timeout = () => timeout.call(AbortSignal, 400)
    })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByText(unread).waitFor()
    place.answer = undefined
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByText('Masih ada').waitFor()
    for (const response of waiting) response.destroy()
    await context.close()
  })

  test.each([
    ['away', (response: ServerResponse) => !!response.destroy()],
    [
      'something else',
      (response: ServerResponse) => !!response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Halo</h1>'),
    ],
    [
      'half of it',
      (response: ServerResponse) =>
        !!response.writeHead(200, { 'content-type': 'text/javascript' }).end('((here,lost)=>{'),
    ],
  ])('the script itself is %s: nothing stands there, and the page is unharmed', async (_, answer) => {
    place.answer = (response, path) => path.startsWith('/embed.js') && answer(response)
    const line = `<script async src="${place.origin}/embed.js" data-site="kpu-sukamaju"></script>`
    const { page, context } = await stage.open({
      body: `<button id="host" onclick="this.textContent = 'ditekan'">Unduh</button>${line}`,
    })
    await page.waitForLoadState('load')
    await page.locator('#host').click()
    expect(await page.locator('#host').textContent()).toBe('ditekan')
    expect(await page.locator('rembuk-thread').count()).toBe(0)
    await context.close()
  })
})

describe('while the page stands open', () => {
  test('a line that is cut leaves what is read where it is; what came meanwhile is told once it is back', async () => {
    const { page, context } = await stage.open()
    const wrong = unseen(page)
    const id = await stage.comment(page.url(), 'Sudah dibaca', { name: 'Yuni' })
    await page.reload()
    await page.locator('form').waitFor()
    stage.line.cut()
    await stage.comment(page.url(), 'Ditulis selama putus', { name: 'Agus' })
    await stage.remove(id)
    await page.getByText('Sudah dibaca').waitFor()
    stage.line.mend()
    await page.getByRole('button', { name: '1 komentar baru' }).click()
    await page.getByText('Ditulis selama putus').waitFor()
    await expect.poll(() => page.getByText('Sudah dibaca').count()).toBe(0)
    expect(wrong).toEqual([])
    await context.close()
  })

  test('what is asked for while the line is cut leaves the thread as it is, and says so', async () => {
    const url = stage.put()
    for (let n = 1; n <= 22; n++) await stage.comment(url, `Nomor ${n}`, { name: `Warga ${n}` })
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.locator('form').waitFor()
    stage.line.cut()
    await page.getByRole('button', { name: 'Tampilkan 20 berikutnya' }).click()
    await page.getByRole('button', { name: 'Coba lagi' }).waitFor()
    expect(await page.getByRole('article').count()).toBe(20)
    stage.line.mend()
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await expect.poll(() => page.getByRole('article').count()).toBe(22)
    await page.close()
  })

  /** How many event streams the service sends to, as it counts them itself. */
  const streams = async (): Promise<number> => {
    const text = await (await fetch(stage.service.url('/metrics'))).text()
    return Number(/^rembuk_streams (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
  }

  test('two tabs share one stream, both are told, and the one that stays goes on', async () => {
    const url = stage.put()
    const context = await stage.browser.newContext()
    await expect.poll(streams).toBe(0)
    const open = async (): Promise<Page> => {
      const page = await context.newPage()
      await page.goto(url)
      await page.locator('form').waitFor()
      return page
    }
    const one = await open()
    await expect.poll(streams).toBe(1)
    const other = await open()
    await stage.comment(url, 'Untuk kedua tab')
    for (const page of [one, other]) await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    expect(await streams()).toBe(1)
    await one.close()
    await expect.poll(streams).toBe(1)
    await stage.comment(url, 'Untuk yang tinggal')
    await other.getByRole('button', { name: '2 komentar baru' }).waitFor()
    await context.close()
    await expect.poll(streams).toBe(0)
  })

  /** The browser of the tests keeps no page for the way back, so the two turns are played. */
  const turn = (page: Page, name: 'pagehide' | 'pageshow'): Promise<boolean> =>
    page.evaluate((name) => dispatchEvent(new PageTransitionEvent(name, { persisted: true })), name)

  const locks = (page: Page): Promise<number> =>
    page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query()
      return held.length + pending.length
    })

  test('a page that is kept for the way back holds nothing meanwhile, wakes as it was, and hears again', async () => {
    await expect.poll(streams).toBe(0)
    const { page, context } = await stage.open()
    await stage.comment(page.url(), 'Sebelum pergi')
    await page.reload()
    await write(page, 'Belum selesai ditulis')
    await expect.poll(streams).toBe(1)
    expect(await locks(page)).toBe(1)
    await turn(page, 'pagehide')
    // A page that holds a lock or a stream is not kept.
    await expect.poll(() => locks(page)).toBe(0)
    await expect.poll(streams).toBe(0)
    await stage.comment(page.url(), 'Selama pergi')
    await turn(page, 'pageshow')
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    await expect.poll(streams).toBe(1)
    expect(await page.locator('textarea').first().inputValue()).toBe('Belum selesai ditulis')
    await stage.comment(page.url(), 'Setelah kembali')
    await page.getByRole('button', { name: '2 komentar baru' }).waitFor()
    await send(page)
    await page.getByText(held).waitFor()
    await context.close()
  })
})
