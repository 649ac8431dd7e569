import { randomUUID } from 'node:crypto'
import { addSite, pageUrl, passingFolder, siteId } from './filling.ts'
import { type Benchmark, median, type Row } from './measure.ts'
import { nextMessage, type Server, startProgram, startRembuk, stop } from './servers.ts'
import { openSqliteStore } from '../../service/store/sqlite/open.ts'
import { commentText, personName } from './words.ts'

const readers = 2_000
const publications = 5
const mostMilliseconds = 2_000
/** Longer than the pause between two hints of one page, so that the next finds no hint under way; in milliseconds. */
const quiet = 3_500

const page = 1
const threadUrl = encodeURIComponent(pageUrl(page))

/** Posts a comment that is public at once; gives the page's revision after it. */
async function publish(server: Server, at: number): Promise<number> {
  const answer = await fetch(new URL(`/v1/sites/${siteId}/comments`, server.origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      key: randomUUID(),
      url: pageUrl(page),
      name: personName(at),
      email: `warga${at}@contoh.example`,
      text: commentText(at),
    }),
  })
  if (answer.status !== 201) throw new Error(`a post was answered ${answer.status}`)
  await answer.arrayBuffer()
  const thread = await fetch(new URL(`/v1/sites/${siteId}/thread?url=${threadUrl}`, server.origin))
  return ((await thread.json()) as { revision: number }).revision
}

type Heard = { heard: number; milliseconds: number }

/** Publishes `together` comments a moment apart, and gives how long the last reader took to hear of the last one. */
async function measure(server: Server, crowd: ReturnType<typeof startProgram>, together: number, round: number) {
  await new Promise((resolve) => setTimeout(resolve, quiet))
  for (let at = 1; at < together; at += 1) await publish(server, round * 10 + at)
  const since = Date.now()
  const revision = await publish(server, round * 10)
  crowd.send({ revision, since })
  const found = await nextMessage<Heard>(crowd)
  if (found.heard < readers) throw new Error(`only ${found.heard} of ${readers} readers heard of a publication`)
  return found.milliseconds
}

function rowOf(what: string, times: number[]): Row {
  const worst = Math.max(...times)
  return {
    what: `${readers.toLocaleString('en')} live readers, ${what}: the last one's hint`,
    ours: `${worst} ms at most, ${median(times)} ms median`,
    baseline: '',
    ratio: null,
    budget: `≤ ${mostMilliseconds / 1_000} s`,
    kept: worst <= mostMilliseconds,
  }
}

async function inRounds(measureOne: (round: number) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let round = 1; round <= publications; round += 1) times.push(await measureOne(round))
  return times
}

/** From a post to the moment when the last of many readers has the hint, alone and right behind another. */
export const live: Benchmark = {
  name: 'live',
  async run() {
    const passing = passingFolder()
    const store = await openSqliteStore({ folder: passing.folder })
    await addSite(store, { moderation: { value: 'post', locked: false } })
    await store.close()
    const server = await startRembuk(passing.folder)
    await publish(server, 0)
    const crowd = startProgram('readers.ts', [
      server.origin,
      `/v1/sites/${siteId}/events?url=${threadUrl}`,
      `${readers}`,
    ])
    try {
      await nextMessage(crowd)
      const alone = await inRounds((round) => measure(server, crowd, 1, round))
      const behind = await inRounds((round) => measure(server, crowd, 2, round + publications))
      return [rowOf('a comment alone', alone), rowOf('the second of two comments', behind)]
    } finally {
      await stop(crowd)
      await server.stop()
      passing.remove()
    }
  },
}
