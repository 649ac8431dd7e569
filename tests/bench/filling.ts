// Fills a store fast, with the same records every time: through the store's own way of reading a backup back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { State } from '../../service/contract/views.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import { rootOffice, type Office, type Site } from '../../service/domain/offices.ts'
import { pageId } from '../../service/domain/page.ts'
import type { PolicySettings } from '../../service/domain/policy.ts'
import { keepChain } from '../../service/operations/operator/audit/keep.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { machine } from '../../service/machine.ts'
import type { DumpRecord } from '../../service/store/meta.ts'
import type { Store } from '../../service/store/store.ts'
import { commentText, personName } from './words.ts'

export const siteId = 'kpu-uji'
const siteCode = 'uji'
const officeId = 'kpu-kota-uji'
const siteOrigin = 'https://uji.kpu.go.id'

/** When the first comment was written; each is a minute younger than the one before. */
const begin = 1_700_000_000_000
const minute = 60_000

/** A page by its number in the filling, and what its readers ask for. */
export const pageUrl = (page: number): string => `${siteOrigin}/berita/baca/${page}`
export const pageIdOf = (page: number): string => pageId(siteId, `url:${pageUrl(page)}`)
export const threadPath = (page: number): string =>
  `/v1/sites/${siteId}/thread?url=${encodeURIComponent(pageUrl(page))}`

const idOf = (at: number): string => `${firstIdAt(begin + at * minute)}-${siteCode}`

export type Filling = {
  /** how many comments each page has */
  pages: number[]
  /** every n-th comment of a page is a reply to the one before it */
  replyEvery?: number
  /** how a top-level comment stands, by its number; published where nothing is said */
  stateOf?: (at: number) => State
  /** what the office sets itself */
  settings?: PolicySettings
}

/** What was filled in: by page, the ids of its public top-level comments from the oldest on. */
export type Filled = { topLevel: string[][]; comments: number; held: number }

/** Pages that are commented at the same time, so that one page's comments lie scattered as they do in real life. */
const pagesAtOnce = 10

/** The page of each comment, in the order they were written. */
function* writtenOrder(pages: number[]): Generator<number> {
  for (let first = 0; first < pages.length; first += pagesAtOnce) {
    const group = pages.slice(first, first + pagesAtOnce)
    for (let round = 0; round < Math.max(...group); round += 1) {
      for (const [place, count] of group.entries()) if (round < count) yield first + place
    }
  }
}

type Draft = { at: number; page: number; root: string | null; state: State }

function commentOf({ at, page, root, state }: Draft): Comment {
  const createdAt = begin + at * minute
  const reader = `uji${String(at).padStart(19, '0')}`
  const held = state === 'held'
  return {
    id: idOf(at),
    site: siteId,
    office: officeId,
    page: pageIdOf(page),
    root,
    parent: root,
    key: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    content: `content-of-${String(at).padStart(32, '0')}`,
    receipt: `kata-lain-${at}-${siteCode}`,
    author: {
      kind: 'reader',
      name: personName(at),
      person: null,
      reader,
      avatar: (at & 0x7ff).toString(16).padStart(3, '0'),
    },
    text: commentText(at),
    createdAt,
    editedAt: null,
    state,
    confirmed: false,
    before: null,
    decision: null,
    decidedAt: null,
    withdrawn: false,
    verdict: { outcome: held ? 'hold' : 'publish', score: 0, reasons: held ? [{ code: 'policy-pre' }] : [] },
    fingerprint: null,
    campaign: null,
    outside: null,
    clarification: null,
    corrections: null,
    forwarded: null,
    appeal: null,
    supports: 0,
    reports: 0,
    reportsSettledUntil: null,
    replyCount: 0,
    answered: false,
    matter: null,
    answeredIn: null,
    version: 1,
    history: [
      { at: createdAt, by: { kind: 'author' }, act: 'posted', from: null, to: state, reason: null, decision: null },
    ],
  }
}

/** Every comment of a filling; keeps what it wrote in `filled`, and each page's public ones in `owed`. */
function* comments(filling: Filling, filled: Filled, owed: string[][]): Generator<Comment> {
  const { pages, replyEvery = 5, stateOf = () => 'published' } = filling
  const written = pages.map(() => 0)
  for (const page of writtenOrder(pages)) {
    const place = written[page] ?? 0
    written[page] = place + 1
    const at = filled.comments
    const last = filled.topLevel[page]?.at(-1) ?? null
    const root = place % replyEvery === replyEvery - 1 ? last : null
    const state = root === null ? stateOf(at) : 'published'
    filled.comments += 1
    if (state === 'held') filled.held += 1
    if (root === null && state === 'published') filled.topLevel[page]?.push(idOf(at))
    if (state === 'published') owed[page]?.push(idOf(at))
    yield commentOf({ at, page, root, state })
  }
}

async function* asRecords(made: Iterable<Comment>, pages: number): AsyncGenerator<DumpRecord> {
  for (let page = 0; page < pages; page += 1) yield { kind: 'page', record: pageRecord(page) }
  for (const record of made) yield { kind: 'comment', record }
}

const pageRecord = (page: number) => ({
  id: pageIdOf(page),
  site: siteId,
  key: `url:${pageUrl(page)}`,
  url: pageUrl(page),
  title: `Pengumuman nomor ${page} tentang tahapan pemilihan`,
  createdAt: begin,
  revision: 0,
})

/** An office of the root, its site, and nothing else. */
export async function addSite(store: Store, settings: PolicySettings = {}): Promise<void> {
  const root: Office = { id: rootOffice, name: 'KPU RI', kind: 'national', parent: null, settings: {} }
  const office: Office = { id: officeId, name: 'KPU Kota Uji', kind: 'city', parent: rootOffice, settings }
  const site: Site = {
    id: siteId,
    code: siteCode,
    name: 'KPU Kota Uji',
    office: officeId,
    origins: [siteOrigin],
    createdAt: begin,
  }
  await store.offices.addOffice(root)
  await store.offices.addOffice(office)
  await store.offices.addSite(site)
}

const publishedTogether = 1_000

/** Fills an empty store, publishes every page as if its comments had come one by one, and seals them as a duty would have. */
export async function fill(store: Store, filling: Filling): Promise<Filled> {
  const filled: Filled = { topLevel: filling.pages.map(() => []), comments: 0, held: 0 }
  const owed: string[][] = filling.pages.map(() => [])
  await addSite(store, filling.settings)
  await store.meta.load(asRecords(comments(filling, filled, owed), filling.pages.length))
  for (const [page, ids] of owed.entries()) {
    for (let from = 0; from < ids.length; from += publishedTogether) {
      await store.pages.publish(pageIdOf(page), ids.slice(from, from + publishedTogether), begin)
    }
  }
  await sealAll(store)
  return filled
}

/** Until the chain is as long as what there is: else the first minutes of a measured service go into sealing all of it. */
async function sealAll(store: Store): Promise<void> {
  const { clock, chance } = machine
  while ((await store.audit.unsealedHistory(1)).length > 0) await keepChain({ store, clock, chance })
}

/** A folder that goes with the run. */
export function passingFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'rembuk-bench-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A filled SQLite folder that goes with the run. */
export async function filledFolder(filling: Filling): Promise<Filled & { folder: string; remove(): void }> {
  const passing = passingFolder()
  const store = await openSqliteStore({ folder: passing.folder })
  try {
    return { ...(await fill(store, filling)), ...passing }
  } finally {
    await store.close()
  }
}
