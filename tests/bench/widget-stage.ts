// What the widget is measured on: the service as it is shipped, with the demo's thread, host pages on origins of their
// own, and beside it the page whose script already holds the comments.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { demo } from '../../demo/names.ts'
import { seedDemo } from '../../demo/seed.ts'
import { readConfig } from '../../service/config.ts'
import type { Site } from '../../service/domain/offices.ts'
import type { Collaborators } from '../../service/operations/collaborators.ts'
import { decide } from '../../service/operations/member/decide.ts'
import { readCounts } from '../../service/operations/reader/read-counts.ts'
import { postComment } from '../../service/operations/reader/post-comment.ts'
import { machine, openWorkroom } from '../../service/service.ts'
import { passingFolder } from './filling.ts'
import { type Server, startBaseline, startRembuk } from './servers.ts'
import { commentText, personName } from './words.ts'

/** The page by its line: as the README's plain line, as its fast line, and as the baseline. */
export type Line = 'plain' | 'fast' | 'printed'

export type WidgetStage = {
  /** the article, by line */
  pages: Record<Line, string>
  /** where its script comes from, by line */
  scripts: Record<Line, string>
  /** how many comments and replies its thread shows */
  comments: number
  close(): Promise<void>
}

const article = '/berita/cek-nama-anda'
const wanted = 20
const operator = { kind: 'operator' } as const

function siteOf({ directory }: Pick<Collaborators, 'directory'>): Site {
  const site = directory.current().sites.get(demo.site.id)
  if (!site) throw new Error('The demo has no site')
  return site
}

/** Brings a page of the demo to as many comments as the budget speaks of, each written and let through. */
async function addReaders(needs: Collaborators, url: string, count: number): Promise<void> {
  const site = siteOf(needs)
  for (let at = 0; at < count; at += 1) {
    const body = { url, name: personName(at), email: `warga${at}@contoh.example`, text: commentText(at) }
    const { comment } = await postComment(needs, { site, network: null, body: { key: randomUUID(), ...body } })
    const chosen = { ids: [comment.id] }
    await decide(needs, operator, { chosen, action: 'approve', reason: null, expect: undefined })
  }
}

async function fillPages(folder: string, origins: string[]): Promise<void> {
  const world = { ...machine, log: pino({ level: 'silent' }) }
  const config = readConfig({ REMBUK_DATA: folder })
  const room = await openWorkroom(config, 'http://127.0.0.1', world)
  const { collaborators } = room
  try {
    for (const origin of origins) {
      await seedDemo(collaborators, { origin })
      const url = origin + article
      const site = siteOf(collaborators)
      const { [url]: there = 0 } = await readCounts(collaborators, { site, asked: [url] })
      await addReaders(collaborators, url, wanted - there)
    }
  } finally {
    await room.close()
  }
}

/** The thread as the service answers it, once it has looked around and knows the site. */
async function threadOf(service: Server, url: string): Promise<string> {
  const asked = `${service.origin}/v1/sites/${demo.site.id}/thread?url=${encodeURIComponent(url)}`
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(asked)
    if (answer.ok) return answer.text()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The service does not know the demo')
}

/** Starts all of it; the caller closes it. */
export async function openWidgetStage(): Promise<WidgetStage> {
  const { folder, remove } = passingFolder()
  const service = await startRembuk(folder)
  const started = [service]
  const close = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.stop()))
    remove()
  }
  const start = async (program: string, args: string[]): Promise<Server> => {
    const server = await startBaseline(program, args)
    started.push(server)
    return server
  }
  try {
    const plain = await start('host-pages.ts', [service.origin, 'plain'])
    const fast = await start('host-pages.ts', [service.origin, 'fast'])
    await fillPages(folder, [plain.origin, fast.origin])
    const thread = await threadOf(service, plain.origin + article)
    const file = join(folder, 'thread.json')
    writeFileSync(file, thread)
    const holder = await start('printed.ts', [file])
    const printed = await start('host-pages.ts', [holder.origin, 'plain'])
    return {
      pages: { plain: plain.origin + article, fast: fast.origin + article, printed: printed.origin + article },
      scripts: { plain: service.origin, fast: service.origin, printed: holder.origin },
      comments: (JSON.parse(thread) as { page: { comments: number } }).page.comments,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
