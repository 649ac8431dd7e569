// Makes the desk's pictures of `widget/README.md` anew: `node tests/browser/desk-pictures.ts`. A province with four
// offices below it, filled as `rembuk seed` fills, and the real desk on it.
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { fill } from '../../service/cli/seed/fill.ts'
import { planOf } from '../../service/cli/seed/plan.ts'
import { campaigns } from '../../service/duties/campaigns.ts'
import type { Site } from '../../service/domain/offices.ts'
import { seeded } from '../../service/filters/training/chance.ts'
import type { Collaborators } from '../../service/operations/collaborators.ts'
import { addFollowUp } from '../../service/operations/member/follow-ups.ts'
import { addMember } from '../../service/operations/member/members.ts'
import { addSite } from '../../service/operations/member/sites.ts'
import { savePolicy } from '../../service/operations/member/offices.ts'
import { addOffice } from '../../service/operations/operator/offices.ts'
import { postComment } from '../../service/operations/reader/post-comment.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningService, startService } from '../support/service.ts'
import { sheet } from './picture-sheet.ts'

const folder = join(import.meta.dirname, '../../widget/pictures')
const mostBytes = 250_000
const comments = 9_000
const operator = { kind: 'operator' } as const
const officer = { email: 'rina@contoh.example', name: 'Rina Wulandari', password: 'sandi untuk gambar meja' }
const province = 'kpu-sukaraya'
const below = ['Sukamaju', 'Mekarsari', 'Tirtoasri', 'Karangjati']

/** The offices with their sites, what their readers wrote, and the officers who decided most of it. */
async function fillOffices({ service }: RunningService): Promise<void> {
  const needs = service.collaborators
  await addOffice(needs, { id: province, name: 'KPU Provinsi Sukaraya', kind: 'province', parent: 'kpu-ri' })
  await addMember(needs, operator, { ...officer, role: 'lead', office: province })
  const members = new Map()
  for (const name of below) {
    const id = `kpu-${name.toLowerCase()}`
    await addOffice(needs, { id, name: `KPU Kabupaten ${name}`, kind: 'regency', parent: province })
    await addSite(needs, operator, { id, name: `KPU ${name}`, office: id, origins: [`https://${id}.contoh.example`] })
    const own = {
      email: `petugas.${id}@contoh.example`,
      name: `Petugas ${name}`,
      role: 'moderator',
      office: id,
    } as const
    members.set(id, (await addMember(needs, operator, own)).member)
  }
  await setCalendar(needs)
  const draw = seeded(7)
  const sites = [...needs.directory.current().sites.values()]
  const plan = planOf(comments, sites, needs.clock.now(), draw)
  await fill(needs, plan, { members, draw, progress: () => undefined })
  for (const [at, site] of Array.from({ length: 6 }, () => sites)
    .flat()
    .entries())
    await advertise(needs, site, at)
  await campaigns(needs).run(Date.now())
  await mean(needs)
}

/** What the province means to do about the last week that is over. */
async function mean(needs: Collaborators): Promise<void> {
  const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
  const [week, due] = [day(-7), day(9)]
  for (const [text, office, role] of [
    ['Jawab pertanyaan pindah memilih yang terlambat', 'kpu-sukamaju', 'lead'],
    ['Pasang daftar lokasi TPS di beranda', province, 'moderator'],
  ] as const)
    await addFollowUp(needs, operator, { office: province, week, text, owner: { office, role }, due })
}

/** An election that lies around today, as the national office would set it. */
async function setCalendar(needs: Collaborators): Promise<void> {
  const dayFrom = (days: number) => new Date(needs.clock.now() + days * 86_400_000).toISOString().slice(0, 10)
  const stage = (kind: string, name: string, from: number, until: number, more = {}) => ({
    kind,
    name,
    from: dayFrom(from),
    until: dayFrom(until),
    source: 'Peraturan KPU tentang tahapan',
    ...more,
  })
  const value = [
    stage('campaign', 'Kampanye', -30, 44),
    stage('quiet', 'Masa tenang', 45, 47),
    stage('voting', 'Pemungutan suara', 48, 48, { moderation: 'closed', reason: 'Hari pemungutan suara' }),
  ]
  await savePolicy(needs, operator, { id: 'kpu-ri', settings: { stages: { value, locked: true } } })
}

/** One copy of a wave under some page of a site, as the filter takes it. */
async function advertise(needs: Collaborators, site: Site, at: number): Promise<void> {
  const url = `${site.origins[0]}/berita/baca/${at + 1}`
  const text = `Bocoran pola hari ini di 𝗗𝗘𝗪𝗔𝗞𝗨77, modal receh gampang maxwin! https://dewaku77.example ${at}`
  const body = { key: randomUUID(), url, title: 'Penataan lokasi TPS bersama warga', name: `dewaku ${at}`, text }
  await postComment(needs, { site, network: null, body: { ...body, email: `robot${at}@contoh.example` } })
}

const wide = { viewport: { width: 1_280, height: 780 } }
const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }

type Scene = { name: string; at: string; options?: BrowserContextOptions; reach?(page: Page): Promise<unknown> }

const wave = (page: Page) => page.locator('.row', { has: page.locator('.tag.wave') }).first()

const queue: Scene[] = [
  {
    name: 'the queue, with a wave opened',
    at: '?reach=all&tab=spam',
    async reach(page) {
      await wave(page).locator('.open').click()
      await page.locator('.copies li').first().waitFor()
    },
  },
]

const several: Scene[] = [
  {
    name: 'several at once, with the sentence that their authors will read',
    at: '?reach=all',
    async reach(page) {
      for (const key of ['x', 'Shift+J', 'Shift+J', 'd']) await page.keyboard.press(key)
      await page.locator('.panel').waitFor()
    },
  },
]

const phones: Scene[] = [
  { name: 'on a phone', at: '?reach=all', options: phone },
  {
    name: 'one comment, its evidence and reasons',
    at: '?reach=all&tab=spam',
    options: phone,
    async reach(page) {
      await wave(page).locator('.open').tap()
      await page.locator('.case .reasons li').first().waitFor()
    },
  },
  { name: 'in the dark', at: '?reach=all', options: { ...phone, colorScheme: 'dark' } },
]

const answering: Scene[] = [
  {
    name: 'what waits for an answer, with its days, and a question opened',
    at: '?reach=all&tab=answer',
    async reach(page) {
      await page.locator('.row .open').first().click()
      await page.locator('.case .words').waitFor()
    },
  },
]

/** As high as the whole page is, so that all of it stands on the picture. */
const high = (height: number) => ({ viewport: { width: 1_280, height } })

const insights: Scene[] = [{ name: 'insights of a province', at: '?page=insights', options: high(1_500) }]

const calendar: Scene[] = [
  {
    name: 'the calendar of stages, set from above',
    at: '?page=policy',
    reach: (page) =>
      page
        .locator('.weeks')
        .first()
        .evaluate((strip) => strip.scrollIntoView({ block: 'center' })),
  },
]

const pages: Scene[] = [
  { name: 'how right the filter was', at: '?page=filter' },
  { name: 'policy: whose each setting is', at: '?page=policy' },
]

const weekly: Scene[] = [
  { name: 'the weekly report', at: '?page=weekly', options: { viewport: { width: 1_280, height: 1_340 } } },
]

async function shoot(browser: Browser, service: RunningService, { at, options, reach }: Scene): Promise<Buffer> {
  const context = await browser.newContext({ ...wide, locale: 'id-ID', reducedMotion: 'reduce', ...options })
  try {
    const page = await context.newPage()
    await page.goto(service.url('/desk'))
    await page.getByLabel('Email').fill(officer.email)
    await page.getByLabel('Kata sandi', { exact: true }).fill(officer.password)
    await page.keyboard.press('Enter')
    await page.locator('.bar').waitFor()
    await page.goto(service.url(`/desk${at}`))
    await page.locator('.row, .column h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await reach?.(page)
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
    return await page.screenshot()
  } finally {
    await context.close()
  }
}

const service = await startService()
const browser = await launchBrowser()
try {
  await fillOffices(service)
  mkdirSync(folder, { recursive: true })
  const sheets: [string, Scene[], number][] = [
    ['desk', queue, 1_314],
    ['desk-several', several, 1_314],
    ['desk-phone', phones, 1_250],
    ['desk-filter', pages.slice(0, 1), 1_314],
    ['desk-policy', pages.slice(1), 1_314],
    ['desk-weekly', weekly, 1_314],
    ['desk-answer', answering, 1_314],
    ['desk-insights', insights, 1_314],
    ['desk-calendar', calendar, 1_314],
  ]
  for (const [name, scenes, width] of sheets) {
    const pictures = []
    for (const scene of scenes) pictures.push({ name: scene.name, picture: await shoot(browser, service, scene) })
    const picture = await sheet(browser, pictures, width)
    if (picture.length > mostBytes)
      throw new RangeError(`${name}.png has ${picture.length} bytes; ${mostBytes} is the most`)
    writeFileSync(join(folder, `${name}.png`), picture)
  }
} finally {
  await browser.close()
  await service.close()
}
