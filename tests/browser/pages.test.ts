// Whole pages in a browser that runs no scripts: read, written on, followed, by everybody.
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, wcag } from './axe.ts'
import { openStage, type Stage } from './widget-stage.ts'

const site = 'kpu-sukamaju'

let stage: Stage
/** A page with a conversation, an official answer and a comment that takes a lot of room. */
let url: string
let root: string
let receipt: string
let waiting: string
let token: string
let contexts: BrowserContext[] = []

beforeAll(async () => {
  stage = await openStage()
  token = (await stage.service.makeMember()).token
  url = stage.put()
  root = await stage.comment(url, 'Kapan posko dibuka? Lihat https://kpu.example/jadwal', { name: 'Yuni' })
  await ask(`/v1/comments/${root}/answer`, { text: 'Setiap hari kerja, pukul 08.00 sampai 15.00.' })
  await stage.comment(url, 'Terima kasih.', { name: 'Agus', parent: root })
  await stage.comment(url, 'x'.repeat(1_500), { name: 'N'.repeat(60) })
  await stage.comment(url, 'متى يفتح المركز؟', { name: 'سيتي' })
  receipt = await post('Ditolak nanti.', true)
  waiting = await post('Menunggu dulu.', false)
})
afterEach(async () => {
  for (const context of contexts) await context.close()
  contexts = []
})
afterAll(() => stage?.close())

async function ask(path: string, body: object): Promise<Response> {
  const answer = await fetch(stage.service.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function post(text: string, isRejected: boolean): Promise<string> {
  const body = { key: crypto.randomUUID(), url, name: 'Sri', email: `${crypto.randomUUID()}@contoh.example`, text }
  const made = (await (await ask(`/v1/sites/${site}/comments`, body)).json()) as {
    comment: { id: string }
    receipt: string
  }
  if (isRejected) await ask('/v1/decisions', { ids: [made.comment.id], action: 'reject', reason: 'Bukan pertanyaan.' })
  return made.receipt
}

const threadOf = (address: string, more = '') => `/sites/${site}/thread?${new URLSearchParams({ url: address })}${more}`

/** Opens a page of ours, as a phone does that runs no scripts. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    locale: 'id-ID',
    ...options,
  })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(stage.service.origin + path)
  return page
}

/** What axe finds, named by rule and place. */
const faults = (page: Page): Promise<string[]> => axeFindings(page, { runOnly: wcag })

/** Every page there is, by what it shows. */
const pages = (): Record<string, string> => ({
  front: '/',
  thread: threadOf(url),
  'thread, empty': threadOf(`${stage.host}/belum-ada`),
  'thread, sent': threadOf(url, `&receipt=${waiting}&masked=1`),
  'thread, reply': threadOf(url, `&reply=${root}`),
  replies: threadOf(url, `&replies=${root}`),
  'which page': `/sites/${site}/thread`,
  'no page of the site': `/sites/${site}/thread?url=https%3A%2F%2Flain.example`,
  'unknown site': '/sites/tidak-ada/thread',
  code: '/kabar',
  'unknown code': '/kabar/padi-biru-jlan-skm',
  waiting: `/kabar/${waiting}`,
  rejected: `/kabar/${receipt}`,
  share: `/k/${root}`,
  gone: '/k/tidak-ada',
})

describe('without scripts', () => {
  test('a thread is read, a comment written, found by its code and seen once it was let through', async () => {
    const address = stage.put()
    const page = await open(threadOf(address))
    await page.getByText('Belum ada komentar. Ada yang ingin Anda tanyakan atau sampaikan?').waitFor()
    await page.getByLabel('Pertanyaan, saran, atau keluhan Anda').fill('Apakah lansia bisa dijemput?')
    await page.getByLabel('Nama').fill('Wahyu Nugroho')
    await page.getByLabel('Email').fill('wahyu@contoh.example')
    await page.getByRole('button', { name: 'Kirim' }).click()
    await page.getByText('Menunggu diperiksa.').waitFor()
    const code = new URL(page.url()).searchParams.get('receipt') ?? ''
    await page.getByText(code, { exact: true }).waitFor()
    // Nobody else sees it yet, nor does its author.
    expect(await page.getByRole('article').count()).toBe(0)
    await page.getByRole('link', { name: 'Lihat kabarnya' }).click()
    await page.getByRole('heading', { name: 'Menunggu diperiksa' }).waitFor()

    await stage.approveAll()
    const later = await open('/kabar')
    await later.getByLabel('Kode komentar').fill(code.replaceAll('-', ' ').toUpperCase())
    await later.getByRole('button', { name: 'Lihat kabarnya' }).click()
    await later.getByRole('heading', { name: 'Komentar Anda tampil' }).waitFor()
    const thread = await open(threadOf(address))
    await thread.getByRole('article', { name: 'Wahyu Nugroho' }).getByText('Apakah lansia bisa dijemput?').waitFor()
  })

  test('by the keyboard alone, from the first key to the receipt', async () => {
    const page = await open(threadOf(stage.put()))
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Langsung ke isi')
    await page.keyboard.press('Enter')
    const reach = async (what: string) => {
      for (let steps = 0; steps < 12; steps += 1) {
        if ((await page.locator(what).and(page.locator(':focus')).count()) > 0) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${what} was not reached`)
    }
    await reach('#text')
    await page.keyboard.type('Ada posko keliling?')
    await reach('#name')
    await page.keyboard.type('Sri')
    await reach('#email')
    await page.keyboard.type('sri@contoh')
    await page.keyboard.press('Enter')
    // What is wrong is said, and the field at fault has the focus.
    await page.getByText('Email belum lengkap.').waitFor()
    expect(await page.locator(':focus').getAttribute('id')).toBe('email')
    expect(await page.locator('#text').inputValue()).toBe('Ada posko keliling?')
    await page.keyboard.press('End')
    await page.keyboard.type('.example')
    await page.keyboard.press('Enter')
    await page.getByText('Menunggu diperiksa.').waitFor()
  })

  test('going back after sending and sending again is no second comment', async () => {
    const address = stage.put()
    const page = await open(threadOf(address))
    await page.locator('#text').fill('Sekali saja')
    await page.locator('#name').fill('Sri')
    await page.locator('#email').fill('sri@contoh.example')
    await page.getByRole('button', { name: 'Kirim' }).click()
    await page.getByText('Menunggu diperiksa.').waitFor()
    const first = new URL(page.url()).searchParams.get('receipt')
    await page.goBack()
    if ((await page.locator('#text').inputValue()) === '') {
      await page.locator('#text').fill('Sekali saja')
      await page.locator('#name').fill('Sri')
      await page.locator('#email').fill('sri@contoh.example')
    }
    const key = await page.locator('input[name=key]').inputValue()
    expect(key).not.toBe('')
    await page.getByRole('button', { name: 'Kirim' }).click()
    await page.getByText('Menunggu diperiksa.').waitFor()
    expect(new URL(page.url()).searchParams.get('receipt')).toBe(first)
  })

  test('a reply is written under its comment, and all replies can be read', async () => {
    const page = await open(threadOf(url))
    await page.getByRole('article', { name: 'Yuni' }).getByRole('link', { name: 'Balas' }).click()
    await page.getByRole('heading', { name: 'Membalas Yuni' }).waitFor()
    await page.locator('#text').fill('Saya juga ingin tahu.')
    await page.locator('#name').fill('Joko')
    await page.locator('#email').fill('joko@contoh.example')
    await page.getByRole('button', { name: 'Kirim balasan' }).click()
    await page.getByText('Menunggu diperiksa.').waitFor()
    await stage.approveAll()
    const all = await open(threadOf(url, `&replies=${root}`))
    await all.getByRole('article', { name: 'Joko' }).getByText('Saya juga ingin tahu.').waitFor()
  })

  test('a news page leads here where it runs no scripts, and the way back leads to it', async () => {
    // Pages are numbered, so that this one can name its own address.
    const address = stage.put().replace(/\d+$/, (n) => String(Number(n) + 1))
    const href = stage.service.origin + threadOf(address).replaceAll('&', '&amp;')
    stage.put({ after: `<noscript><a href="${href}">Baca dan tulis komentar</a></noscript>` })
    const page = await open('/')
    await page.goto(address)
    await page.getByRole('link', { name: 'Baca dan tulis komentar' }).click()
    await page.getByRole('heading', { name: 'Tulis komentar' }).waitFor()
    await page.getByRole('link', { name: 'Kembali ke beritanya' }).click()
    await page.waitForURL(address)
  })

  test('order, filter and language are links', async () => {
    const page = await open(threadOf(url))
    const first = () => page.getByRole('article').first().locator('b').textContent()
    expect(await first()).not.toBe('Yuni')
    await page.getByRole('link', { name: 'Terlama' }).click()
    expect(await first()).toBe('Yuni')
    await page.getByRole('link', { name: 'Belum dijawab' }).click()
    expect(await page.getByRole('article', { name: 'Yuni' }).count()).toBe(0)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Not answered' }).waitFor()
    await page.getByRole('link', { name: 'Oldest' }).waitFor()
    await page.getByRole('link', { name: 'News of your comment' }).click()
    await page.getByLabel('Code of the comment').waitFor()
  })

  test('a link that was handed on leads to the comment on its page', async () => {
    const page = await open(`/k/${root}`, { javaScriptEnabled: true })
    await page.getByText('Setiap hari kerja, pukul 08.00 sampai 15.00.').waitFor()
    await page.getByRole('link', { name: 'Buka di beritanya' }).click()
    await page.waitForURL(`${url}#rembuk-${root}`)
    await page.getByRole('article', { name: 'Yuni' }).waitFor()
  })
})

describe('for everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const lang of ['id', 'en']) {
      test(`axe finds nothing on any page (${colorScheme}, ${lang})`, async () => {
        // It waits by timers, which stand still where scripts are off; but for the front page's, there are none to run.
        const page = await open('/', { colorScheme, javaScriptEnabled: true })
        for (const [name, path] of Object.entries(pages())) {
          await page.goto(`${stage.service.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
          expect(await faults(page), name).toEqual([])
        }
        await page.goto(`${stage.service.origin}${threadOf(url)}&lang=${lang}`)
        await page.locator('#text').fill('Ada isinya')
        await page.locator('#name').fill('Sri')
        await page.locator('#email').fill('bukan-alamat')
        await page.locator('button.send').click()
        await page.locator('#email-error').waitFor()
        expect(await faults(page), 'sent back').toEqual([])
      })
    }
  }

  test('nothing bleeds out, from a narrow column to a wide one and with text twice as large', async () => {
    const page = await open('/')
    for (const [width, size] of [
      [240, 100],
      [360, 100],
      [360, 200],
      [1280, 100],
    ]) {
      await page.setViewportSize({ width: width ?? 0, height: 740 })
      for (const [name, path] of Object.entries(pages())) {
        await page.goto(stage.service.origin + path)
        const over = await page.evaluate((size) => {
          document.documentElement.style.fontSize = `${size}%`
          return document.documentElement.scrollWidth - document.documentElement.clientWidth
        }, size)
        expect(over, `${name} at ${width}, ${size} %`).toBeLessThanOrEqual(0)
      }
    }
  })

  test('the page’s own policy is broken by nothing in it, and no other host is asked', async () => {
    const page = await open('/', { javaScriptEnabled: true })
    const said: string[] = []
    page.on('console', (message) => void said.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.service.origin)) said.push(request.url())
    })
    for (const path of Object.values(pages())) await page.goto(stage.service.origin + path)
    const broken = said.filter((text) => !/status of 404|status of 422|favicon/.test(text))
    expect(broken).toEqual([])
  })

  test('the form looks like the widget’s, and nobody sees its trap', async () => {
    const page = await open(threadOf(url))
    expect(await page.locator('.trap').isVisible()).toBe(false)
    const style = (what: string, property: string) =>
      page
        .locator(what)
        .first()
        .evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), property)
    const teal = 'rgb(15, 106, 115)'
    expect(await style('button.send', 'background-color')).toBe(teal)
    expect(await style('.frame', 'border-top-width')).toBe('1px')
    expect(await style('.cells label', 'border-top-style')).toBe('solid')
    expect(await style('article', 'display')).toBe('grid')
    expect(await style('article.answer', 'background-color')).toBe('rgb(238, 245, 245)')
    expect(await style('.office', 'background-color')).toBe(teal)
    expect(await style('.hint', 'font-size')).toBe('14px')
    expect(await style('.words', 'white-space')).toContain('pre-wrap')
  })

  test('targets are large enough, and each stop of the keyboard has a ring', async () => {
    const page = await open(threadOf(url))
    const small = await page.evaluate(
      () =>
        [...document.querySelectorAll('.top a, .end a, .ways a, .orders a, button, a.more, input:not([type=hidden])')]
          .filter((one) => one.getClientRects().length > 0)
          .map((one) => (one.closest('.cells label') ?? one).getBoundingClientRect())
          .filter(({ height }) => height < 44).length,
    )
    expect(small).toBe(0)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const ring = () =>
      page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
        return `${outlineStyle} ${outlineWidth}`
      })
    expect(await ring()).toBe('solid 3px')
  })
})

describe('the front page', () => {
  test('hands over each line by one tap, also where the browser hands out no clipboard', async () => {
    const page = await open('/', { javaScriptEnabled: true, permissions: ['clipboard-read', 'clipboard-write'] })
    const line = await page.locator('#line-fast').textContent()
    await page.getByRole('button', { name: 'Salin Baris cepat' }).click()
    await page.locator('#copy-fast', { hasText: 'Tersalin' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line)

    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.getByRole('button', { name: 'Salin Baris biasa' }).click()
    await page.locator('#copy-plain', { hasText: 'Tersalin' }).waitFor()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(await page.locator('#line-plain').textContent())
  })

  for (const which of ['plain', 'fast'] as const) {
    test(`the ${which} line works as it stands there, under the policy that stands there, with one request`, async () => {
      const front = await open(`/?situs=${site}`)
      const line = (await front.locator(`#line-${which}`).textContent()) ?? ''
      const [plain = '', fast = ''] = await front.locator('pre').filter({ hasText: 'script-src' }).allTextContents()
      const address = stage.put({ body: line, csp: `default-src 'none'; ${which === 'fast' ? fast : plain}` })
      await stage.comment(address, 'Sudah ada')
      const page = await open('/', { javaScriptEnabled: true })
      const asked: string[] = []
      const said: string[] = []
      page.on('request', (request) => void (/\/thread\?/.test(request.url()) && asked.push(request.url())))
      page.on('console', (message) => void said.push(message.text()))
      await page.goto(address)
      await page.getByText('Sudah ada').waitFor()
      expect(asked).toHaveLength(1)
      expect(said.filter((text) => !text.includes('favicon'))).toEqual([])
    })
  }

  test('without scripts shows no button that does nothing, and a tap chooses the whole line', async () => {
    const page = await open('/')
    expect(await page.getByRole('button').count()).toBe(0)
    await page.locator('#line-plain').click()
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(
      await page.locator('#line-plain').textContent(),
    )
  })
})

describe('a feed', () => {
  test('is well formed whatever was written, and says it as it was', async () => {
    const address = stage.put()
    const texts = [
      ']]> <![CDATA[ &amp; &#0; </content>',
      '<!-- -- > \u0085 \u2028 \ufffe x',
      `"'<b onclick="x">😀\u{10ffff}`,
      '\u202eabc\u202c',
    ]
    for (const text of texts) await stage.comment(address, text, { name: `Warga & <${texts.indexOf(text)}>` })
    const page = await open('/', { javaScriptEnabled: true })
    const feed = await fetch(
      `${stage.service.origin}/v1/sites/${site}/feed.atom?${new URLSearchParams({ url: address })}`,
    )
    const xml = await feed.text()
    const read = await page.evaluate((xml) => {
      const atom = 'http://www.w3.org/2005/Atom'
      const parsed = new DOMParser().parseFromString(xml, 'application/xml')
      const all = (name: string) => [...parsed.getElementsByTagNameNS(atom, name)].map((one) => one.textContent)
      return {
        error: parsed.querySelector('parsererror')?.textContent ?? null,
        root: parsed.documentElement.namespaceURI === atom && parsed.documentElement.localName,
        texts: all('content'),
        names: all('name'),
        ids: all('id'),
        updated: all('updated'),
      }
    }, xml)
    expect([read.error, read.root]).toEqual([null, 'feed'])
    const thread = await fetch(`${stage.service.origin}/v1${threadOf(address)}`)
    const { comments } = (await thread.json()) as { comments: { text: string; author: { name: string } }[] }
    expect(read.texts).toEqual(comments.map(({ text }) => text.replace('\ufffe', '\ufffd')))
    expect(read.names).toEqual(comments.map(({ author }) => author.name))
    expect(new Set(read.ids).size).toBe(5)
    for (const time of read.updated) expect(new Date(time ?? '').toISOString()).toBe(time)
  })
})
