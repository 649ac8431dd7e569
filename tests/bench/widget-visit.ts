// One visit to a page in the real browser, on a slow phone's line, and what was seen of it. The browser itself holds
// every answer back, and stops its main thread three quarters of the time.
import type { BrowserContext, CDPSession, Page } from 'playwright-core'

/** The line and the phone of the budget: RTT in milliseconds, bytes a second each way, how much slower the phone is. */
const line = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const slower = 4

/** After the first comment the rest is loaded; nothing more is measured once this has passed, in milliseconds. */
const aftermath = 3_000

export type Visit = {
  /** when the script was there, and when the thread was asked for and had come; 0 where there was none */
  scriptAt: number
  askedAt: number
  answeredAt: number
  /** from the start of the navigation until the frame with the first comment was painted, in milliseconds */
  seenAfter: number
  /** requests one after the other before the first comment, each for an answer of the one before */
  hops: number
  /** bytes over the line until the first comment, and until all was quiet: of the script's origin alone */
  bytesBefore: number
  bytes: number
  /** connections to the script's origin that were opened before the first comment */
  connections: number
  /** sum of what the page moved by, as the browser scores it */
  shift: number
  /** the longest task of the main thread, from the script's own on; 0 where the browser calls none of them long */
  longestTask: number
}

type Marks = Pick<Visit, 'seenAfter' | 'shift' | 'longestTask' | 'scriptAt' | 'askedAt' | 'answeredAt'>
type Watched = Window & { firstComment: Promise<void>; marks(): Marks }

/** Runs in the page before anything else: waits for the first comment in every frame, keeps shifts and long tasks. */
function watchPage(): void {
  const page = window as unknown as Watched
  const tasks: PerformanceEntry[] = []
  let [shift, beganAt, seenAfter] = [0, 0, 0]
  const observe = (type: string, take: (entry: PerformanceEntry & { value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  observe('layout-shift', ({ value = 0 }) => void (shift += value))
  observe('longtask', (task) => void tasks.push(task))
  new MutationObserver((_, observer) => {
    if (!document.querySelector('rembuk-thread, article')) return
    beganAt = performance.now()
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
  page.firstComment = new Promise((resolve) => {
    const look = (): void => {
      const inside = document.querySelector('rembuk-thread')?.shadowRoot ?? document
      if (!inside.querySelector('article')?.getClientRects().length) return void requestAnimationFrame(look)
      // What is posted from a frame's callback is heard once that frame has been painted.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        seenAfter = performance.now()
        resolve()
      })
      port1.start()
      port2.postMessage(null)
    }
    look()
  })
  page.marks = () => {
    const entries = performance.getEntries() as PerformanceResourceTiming[]
    const find = (part: string) =>
      entries.find(({ name, entryType }) => entryType === 'resource' && name.includes(part))
    const thread = find('/thread?')
    // The host's own tasks are over before the script has put anything into its page.
    const own = tasks.filter(({ startTime, duration }) => startTime + duration >= beganAt)
    return {
      seenAfter,
      shift,
      longestTask: Math.max(0, ...own.map(({ duration }) => duration)),
      scriptAt: find('/embed.js')?.responseEnd ?? 0,
      askedAt: thread?.startTime ?? 0,
      answeredAt: thread?.responseEnd ?? 0,
    }
  }
}

type Loaded = { origin: string; asked: number; answered: number; bytes: number; connection: number; isCached: boolean }

/** Keeps every request of a page by what the browser's network tells of it, times in seconds of its own clock. */
async function listen(session: CDPSession): Promise<Map<string, Loaded>> {
  const requests = new Map<string, Loaded>()
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    const { origin } = new URL(request.url)
    requests.set(requestId, { origin, asked: timestamp, answered: 0, bytes: 0, connection: 0, isCached: false })
  })
  session.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const loaded = requests.get(requestId)
    if (!loaded) return
    const { connectionId: connection, fromDiskCache: isCached = false, encodedDataLength } = response
    Object.assign(loaded, { answered: timestamp, connection, isCached, bytes: encodedDataLength })
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => {
    const loaded = requests.get(requestId)
    if (loaded) loaded.isCached = true
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const loaded = requests.get(requestId)
    if (loaded && !loaded.isCached) loaded.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  return requests
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', line)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

/** How many of these were waited for one after the other: each was asked for when the one before had been answered. */
function depthOf(requests: Loaded[]): number {
  const depths = new Map<Loaded, number>()
  for (const one of requests.toSorted((a, b) => a.asked - b.asked)) {
    const before = [...depths].filter(([other]) => other.answered <= one.asked).map(([, depth]) => depth)
    depths.set(one, 1 + Math.max(0, ...before))
  }
  return Math.max(0, ...depths.values())
}

const sum = (requests: Loaded[]): number => requests.reduce((all, { bytes }) => all + bytes, 0)

/** Opens an address in a new tab of a context, and closes it again. `origin` is where the page's script comes from. */
export async function visit(context: BrowserContext, url: string, origin: string): Promise<Visit> {
  const page: Page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    const requests = await listen(session)
    await slowDown(session)
    await page.addInitScript(watchPage)
    await page.goto(url, { waitUntil: 'commit' })
    await page.evaluate(() => (window as unknown as Watched).firstComment)
    const upToNow = new Map([...requests].map(([id, loaded]) => [id, { ...loaded }]))
    await page.waitForTimeout(aftermath)
    const marks = await page.evaluate(() => (window as unknown as Watched).marks())
    const before = [...upToNow.values()].filter(({ answered, isCached }) => answered > 0 && !isCached)
    const host = new URL(url).origin
    const ours = before.filter((loaded) => loaded.origin === origin)
    const document = before.filter((loaded) => loaded.origin === host).slice(0, 1)
    return {
      ...marks,
      hops: depthOf([...document, ...ours]),
      bytesBefore: sum(ours),
      bytes: sum([...requests.values()].filter((loaded) => loaded.origin === origin && !loaded.isCached)),
      connections: new Set(ours.map(({ connection }) => connection)).size,
    }
  } finally {
    await page.close()
  }
}
