// The element that the tag makes and pages may make themselves, what it tells them, and the answer they may ask for early.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { painted, unseen } from './widget-seen.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  await stage.service.makeSite({ id: 'kpu-mekarjaya', origins: [stage.host] })
})
afterAll(() => stage?.close())

const threads = (page: Page) => page.locator('rembuk-thread')
/** The one line for pages that place their elements themselves. */
const bare = () => `<script async src="${stage.served}/embed.js"></script>`

/** A page with two comments, as what its element is to show. */
async function commented(text: string, site = 'kpu-sukamaju'): Promise<string> {
  const url = stage.put()
  await stage.comment(url, text, { site })
  return url
}

describe('<rembuk-thread>', () => {
  test('is placed by the page itself, several of them, also of different sites', async () => {
    const [one, other] = [await commented('Di Sukamaju'), await commented('Di Mekarjaya', 'kpu-mekarjaya')]
    const { page, context } = await stage.open({
      body: `${bare()}<rembuk-thread site="kpu-sukamaju" url="${one}"></rembuk-thread>
        <rembuk-thread site="kpu-mekarjaya" url="${other}" lang="en"></rembuk-thread>`,
    })
    await threads(page).first().getByText('Di Sukamaju').waitFor()
    await threads(page).last().getByText('Di Mekarjaya').waitFor()
    await threads(page).first().getByRole('button', { name: 'Balas' }).waitFor()
    await threads(page).last().getByRole('button', { name: 'Reply' }).click()
    await threads(page).last().getByRole('button', { name: 'Send reply' }).waitFor()
    expect(await threads(page).first().getByRole('button', { name: 'Kirim balasan' }).count()).toBe(0)
    await context.close()
  })

  test('is made by a program, by its properties', async () => {
    const url = await commented('Dari program')
    const { page, context } = await stage.open({ body: bare() })
    await page.waitForFunction(() => customElements.get('rembuk-thread'))
    const told = await page.evaluate((address) => {
      const element = document.createElement('rembuk-thread')
      Object.assign(element, { site: 'kpu-sukamaju', url: address, lang: 'en', theme: 'dark', sort: 'old' })
      document.body.append(element)
      return [...element.attributes].map(({ name, value }) => `${name}=${value}`)
    }, url)
    expect(told).toEqual(['site=kpu-sukamaju', `url=${url}`, 'lang=en', 'theme=dark', 'sort=old'])
    await threads(page).getByText('Dari program').waitFor()
    expect(await threads(page).getAttribute('data-theme')).toBe('dark')
    await context.close()
  })

  test('heeds properties that were set before it was known', async () => {
    const url = await commented('Lebih dulu')
    const { page, context } = await stage.open({
      body: `<script>const early = document.createElement('rembuk-thread')
        Object.assign(early, { site: 'kpu-sukamaju', url: ${JSON.stringify(url)} })
        document.currentScript.after(early)</script>${bare()}`,
    })
    await threads(page).getByText('Lebih dulu').waitFor()
    await context.close()
  })

  test('shows another thread when its page changes, and keeps what was begun under the first', async () => {
    const [one, other] = [await commented('Berita pertama'), await commented('Berita kedua')]
    const { page, context } = await stage.open({
      body: `${bare()}<rembuk-thread site="kpu-sukamaju" url="${one}"></rembuk-thread>`,
    })
    await page.getByText('Berita pertama').waitFor()
    await page.locator('textarea').first().pressSequentially('Belum selesai')
    await page.locator('input[name=name]').waitFor()
    const go = (url: string) => threads(page).evaluate((element, to) => element.setAttribute('url', to), url)
    await go(other)
    await page.getByText('Berita kedua').waitFor()
    expect(await page.getByText('Berita pertama').count()).toBe(0)
    expect(await page.locator('textarea').first().inputValue()).toBe('')
    await go(one)
    await page.getByText('Berita pertama').waitFor()
    await page.getByRole('button', { name: 'Balas' }).click()
    await page.getByRole('button', { name: 'Kirim balasan' }).waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe('Belum selesai')
    await context.close()
  })

  test('wears another theme, colour, language and order when it is told to, without beginning anew', async () => {
    const url = stage.put({ attributes: 'data-theme="light"' })
    for (const n of [1, 2]) await stage.comment(url, `Nomor ${n}`)
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
    await page.locator('textarea').first().click()
    await page.locator('textarea').first().fill('Belum selesai')
    const tell = (name: string, value: string) =>
      threads(page).evaluate((element, [key, to]) => element.setAttribute(key, to), [name, value] as const)
    await tell('theme', 'dark')
    await expect.poll(() => threads(page).getAttribute('data-theme')).toBe('dark')
    await tell('accent', '#e30613')
    const send = page.getByRole('button', { name: /^(Kirim|Send)$/ })
    const ground = () => send.evaluate((one) => getComputedStyle(one).backgroundColor)
    await expect.poll(ground).toBe('rgb(227, 6, 19)')
    await threads(page).evaluate((element) => element.removeAttribute('accent'))
    await expect.poll(ground).toBe('rgb(15, 106, 115)')
    await tell('lang', 'en')
    await page.getByRole('heading', { name: '2 comments' }).waitFor()
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
    await tell('sort', 'old')
    await expect.poll(() => page.locator('.root .words').allTextContents()).toEqual(['Nomor 1', 'Nomor 2'])
    expect(await page.locator('textarea').first().inputValue()).toBe('Belum selesai')
    await page.close()
  })

  test('ends all that goes on in it when it is taken off the page, and lives on when it is put back', async () => {
    const url = await commented('Sebelum dipindah')
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.addInitScript(() => {
      const streams: EventSource[] = []
      const Real = EventSource
      class Remembered extends Real {
        constructor(address: string) {
          super(address)
          streams.push(this)
        }
      }
      Object.assign(window, { EventSource: Remembered, streams })
    })
    await page.goto(url)
    const states = () =>
      page.evaluate(() => (window as unknown as { streams: EventSource[] }).streams.map((one) => one.readyState))
    await expect.poll(states).toEqual([1])
    await threads(page).evaluate((element) => {
      Object.assign(window, { kept: element })
      element.remove()
    })
    await expect.poll(states).toEqual([2])
    await stage.comment(url, 'Selama dipindah')
    await page.evaluate(() => document.body.append((window as unknown as { kept: Element }).kept))
    await expect.poll(states).toEqual([2, 1])
    await page.getByText('Sebelum dipindah').waitFor()
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    // A move is no end.
    await threads(page).evaluate((element) => document.body.prepend(element))
    await painted(page)
    expect(await states()).toEqual([2, 1])
    await context.close()
  })

  test('draws nothing without a site, and what it is given later', async () => {
    const url = await commented('Sesudah diberi tahu')
    const { page, context } = await stage.open({ body: `${bare()}<rembuk-thread url="${url}"></rembuk-thread>` })
    const broken = unseen(page)
    await page.waitForFunction(() => customElements.get('rembuk-thread'))
    await painted(page)
    expect(await threads(page).evaluate((element) => element.shadowRoot)).toBeNull()
    await threads(page).evaluate((element) => element.setAttribute('site', 'kpu-sukamaju'))
    await page.getByText('Sesudah diberi tahu').waitFor()
    expect(broken).toEqual([])
    await context.close()
  })

  test('needs no custom elements where the tag makes it', async () => {
    const url = await commented('Peramban lama')
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    const broken = unseen(page)
    await page.addInitScript(() => Object.defineProperty(window, 'customElements', { value: undefined }))
    await page.goto(url)
    await page.getByText('Peramban lama').waitFor()
    await page.getByRole('button', { name: 'Balas' }).click()
    await page.getByRole('button', { name: 'Kirim balasan' }).waitFor()
    expect(broken).toEqual([])
    await context.close()
  })
})

describe('the tag', () => {
  test('hands its words on as attributes', async () => {
    const url = stage.put({ attributes: 'data-page="halaman-satu" data-sort="old" data-theme="dark" data-lang="en"' })
    const page = await stage.browser.newPage()
    const asked = page.waitForRequest('**/thread?*')
    await page.goto(url)
    await page.getByText('No comments yet.').waitFor()
    const said = await threads(page).evaluate((element) =>
      ['site', 'page', 'sort', 'theme', 'lang'].map((name) => element.getAttribute(name)),
    )
    expect(said).toEqual(['kpu-sukamaju', 'halaman-satu', 'old', 'dark', 'en'])
    expect(Object.fromEntries(new URL((await asked).url()).searchParams)).toEqual({
      url,
      page: 'halaman-satu',
      sort: 'old',
    })
    await page.close()
  })

  test.each(['##', 'main >', '#tak-ada', 'none'])(
    'with the target %s draws nothing and breaks nothing',
    async (target) => {
      const context = await stage.browser.newContext()
      const page = await context.newPage()
      const broken = unseen(page)
      await page.goto(stage.put({ attributes: `data-target="${target}"` }))
      await page.waitForLoadState('load')
      await painted(page)
      expect(await threads(page).count()).toBe(0)
      expect(broken).toEqual([])
      await context.close()
    },
  )

  test('is found by a script that a loader has run in its stead', async () => {
    const url = stage.put({
      body: `<script type="text/plain" data-site="kpu-sukamaju" src="EMBED"></script>
        <script>const tag = document.querySelector('[data-site]')
        fetch(tag.src).then((answer) => answer.text()).then((code) => {
          const script = document.createElement('script')
          script.text = code
          document.head.append(script)
        })</script>`.replace('EMBED', `${stage.served}/embed.js`),
    })
    await stage.comment(url, 'Lewat pemuat')
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByText('Lewat pemuat').waitFor()
    await page.getByRole('button', { name: 'Balas' }).click()
    await page.getByRole('button', { name: 'Kirim balasan' }).waitFor()
    await page.close()
  })

  test('stands twice on a page, and each shows its own thread', async () => {
    const tag = (key: string) =>
      `<script async src="${stage.served}/embed.js" data-site="kpu-sukamaju" data-page="${key}"></script>`
    const { page, context } = await stage.open({ body: `${tag('satu')}<hr>${tag('dua')}` })
    const broken = unseen(page)
    await expect.poll(() => page.getByText('Belum ada komentar.').count()).toBe(2)
    const [first, second] = [threads(page).first(), threads(page).last()]
    expect([await first.getAttribute('page'), await second.getAttribute('page')]).toEqual(['satu', 'dua'])
    await second.locator('textarea').first().click()
    await second.locator('input[name=name]').fill('Wahyu')
    await second.locator('input[name=email]').fill('wahyu@contoh.example')
    await second.locator('textarea').first().fill('Untuk yang kedua')
    await second.getByRole('button', { name: 'Kirim', exact: true }).click()
    await second.getByText('Menunggu diperiksa.').waitFor()
    expect(await first.getByText('Untuk yang kedua').count()).toBe(0)
    expect(broken).toEqual([])
    await context.close()
  })
})

describe('what the page hears', () => {
  /** Everything the element has told, as it bubbles up. */
  const listen = (page: Page) =>
    page.addInitScript(() => {
      const told: [string, unknown, string][] = []
      Object.assign(window, { told })
      for (const name of ['ready', 'posted', 'error']) {
        document.addEventListener(`rembuk:${name}`, (event) =>
          told.push([name, (event as CustomEvent).detail, (event.target as Element).localName]),
        )
      }
    })
  const told = (page: Page) => page.evaluate(() => (window as unknown as { told: unknown[] }).told)

  test('that the thread stands there, and how many comments it has', async () => {
    const url = await commented('Sudah ada')
    const page = await stage.browser.newPage()
    await listen(page)
    await page.goto(url)
    await expect.poll(() => told(page)).toEqual([['ready', { comments: 1 }, 'rembuk-thread']])
    await page.close()
  })

  test('why it does not', async () => {
    const page = await stage.browser.newPage()
    await listen(page)
    await page.goto(stage.put({ body: `${bare()}<rembuk-thread site="tak-dikenal"></rembuk-thread>` }))
    await expect.poll(() => told(page)).toEqual([['error', { code: 'not-found' }, 'rembuk-thread']])
    await page.route('**/thread?*', (route) => route.abort())
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await expect.poll(() => told(page)).toHaveLength(2)
    expect((await told(page)).at(-1)).toEqual(['error', { code: 'offline' }, 'rembuk-thread'])
    await page.close()
  })
})

describe('what the page may dress', () => {
  const parts = (page: Page) =>
    threads(page).evaluate((element) => {
      const all = [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((one) => [...one.part])
      return [...new Set(all)].toSorted()
    })

  test('bears a name', async () => {
    const url = stage.put({ css: 'rembuk-thread::part(send) { text-transform: uppercase }' })
    await stage.answer(await stage.comment(url, 'Yang pertama'), 'Jawaban')
    for (let n = 0; n < 20; n++) await stage.comment(url, `Nomor ${n}`)
    const page = await stage.browser.newPage()
    await page.goto(`${url}`)
    await page.getByRole('combobox', { name: 'Urutkan' }).selectOption('old')
    await page.getByText('Yang pertama').waitFor()
    await page.locator('textarea').first().click()
    const send = page.getByRole('button', { name: 'Kirim', exact: true })
    await send.waitFor()
    expect(await send.evaluate((one) => getComputedStyle(one).textTransform)).toBe('uppercase')
    await stage.comment(url, 'Yang terbaru')
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    const named = 'actions answer author comment field foot form head more pill reactions send thread time words'
    expect(await parts(page)).toEqual(named.split(' '))
    await page.route('**/thread?*', (route) => route.abort())
    await page.goto(stage.put())
    await page.getByText('Komentar belum bisa ditampilkan.').waitFor()
    expect(await parts(page)).toEqual(['note', 'thread'])
    await page.close()
  })
})

describe('the fast line', () => {
  const early = (query: string) =>
    `<script>rembukAsked=fetch("${stage.served}/v1/sites/kpu-sukamaju/thread?"+new URLSearchParams(${query}))</script>`
  const line = '{url:location.href.split("#")[0],sort:"new"}'
  const asking = (page: Page): string[] => {
    const asked: string[] = []
    page.on('request', (request) => void (/\/thread\?/.test(request.url()) && asked.push(request.url())))
    return asked
  }

  test('saves a request where it asks what would be asked', async () => {
    const url = stage.put({ body: `${early(line)}LINE` })
    await stage.comment(url, 'Lebih cepat')
    const page = await stage.browser.newPage()
    const asked = asking(page)
    await page.goto(url)
    await page.getByText('Lebih cepat').waitFor()
    await page.getByRole('button', { name: 'Balas' }).waitFor()
    expect(asked).toHaveLength(1)
    await page.close()
  })

  test('serves the first of two widgets, and the other asks for itself', async () => {
    const url = stage.put({ body: `${early(line)}LINE<rembuk-thread site="kpu-sukamaju"></rembuk-thread>` })
    await stage.comment(url, 'Dua kali')
    const page = await stage.browser.newPage()
    const asked = asking(page)
    await page.goto(url)
    await expect.poll(() => page.getByText('Dua kali').count()).toBe(2)
    expect(asked).toHaveLength(2)
    await page.close()
  })

  test.each([
    ['another page', '{url:location.origin,sort:"new"}'],
    ['another order', '{url:location.href.split("#")[0],sort:"old"}'],
  ])('that asks for %s is of no use and no harm', async (_, query) => {
    const url = stage.put({ body: `${early(query)}LINE` })
    await stage.comment(url, 'Yang benar')
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByText('Yang benar').waitFor()
    await page.close()
  })

  test.each(['lost', 'broken', 'refused'])('whose answer is %s is as good as none', async (how) => {
    const url = stage.put({ body: `${early(line)}LINE` })
    await stage.comment(url, 'Tetap tampil')
    const page = await stage.browser.newPage()
    let asked = 0
    await page.route('**/thread?*', async (route) => {
      if (asked++) return route.continue()
      if (how === 'lost') return route.abort()
      const answer = await route.fetch()
      if (how === 'broken') return route.fulfill({ response: answer, body: '{"page":' })
      return route.fulfill({ response: answer, status: 503 })
    })
    await page.goto(url)
    await page.getByText('Tetap tampil').waitFor()
    expect(asked).toBe(2)
    await page.close()
  })

  test('is passed over by whoever comes for one comment', async () => {
    const url = stage.put({ body: `${early(line)}LINE` })
    const id = await stage.comment(url, 'Yang dituju')
    const page = await stage.browser.newPage()
    const asked = asking(page)
    await page.goto(`${url}#rembuk-${id}`)
    await page.getByText('Komentar yang Anda tuju').waitFor()
    expect(asked.map((one) => new URL(one).searchParams.get('at'))).toContain(id)
    await page.close()
  })
})
