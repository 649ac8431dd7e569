// Readers who write, edit and withdraw while the service is killed under them, and remember what was acknowledged.
import type { PostedView } from '../../service/contract/views.ts'
import { pageUrl, siteId } from '../bench/filling.ts'
import { seeded } from '../bench/measure.ts'
import { commentText, personName } from '../bench/words.ts'
import { insist } from './shaken.ts'

/** What a writer was told stands there. */
export type Written = {
  id: string
  writer: number
  editToken: string
  page: number
  text: string
  withdrawn: boolean
}

/** What all writers together were told; replies are written to any of these. */
export type Acknowledged = { written: Written[]; edits: number; refusedReplies: number }

type Writer = { name: number; origin: string; pages: number; told: Acknowledged; chance: () => number; count: number }

const oneOf = <Thing>(list: Thing[], chance: () => number): Thing | undefined =>
  list[Math.floor(chance() * list.length)]

/** The same key for the same writer's same comment in every run. */
const keyOf = (writer: number, at: number): string =>
  `00000000-0000-4000-8000-${(writer * 1_000_000 + at).toString(16).padStart(12, '0')}`

async function post(writer: Writer, parent: Written | null): Promise<void> {
  writer.count += 1
  const at = writer.name * 1_000_000 + writer.count
  const page = parent?.page ?? Math.floor(writer.chance() * writer.pages)
  const key = keyOf(writer.name, writer.count)
  const text = commentText(at)
  const body = {
    key,
    url: pageUrl(page),
    parent: parent?.id ?? null,
    name: personName(at),
    email: `warga${at}@contoh.example`,
    text,
  }
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const posted = await send<PostedView>(`${writer.origin}/v1/sites/${siteId}/comments`, init, [201, 422])
  if (posted.status === 422) {
    // Somebody withdrew the comment that was to be answered.
    if (!parent) throw new Error(`a comment was refused: ${JSON.stringify(posted.value)}`)
    writer.told.refusedReplies += 1
    return
  }
  const { comment, editToken } = posted.value
  writer.told.written.push({ id: comment.id, writer: writer.name, editToken, page, text, withdrawn: false })
}

/** Sends until the answer has come whole, which a kill may cut off; sending again must be as good as once. */
async function send<Value>(url: string, init: RequestInit, good: number[]): Promise<{ status: number; value: Value }> {
  for (;;) {
    const answer = await insist(url, init)
    try {
      const text = await answer.text()
      if (!good.includes(answer.status)) throw new RangeError(`${init.method} answered ${answer.status}: ${text}`)
      return { status: answer.status, value: (text === '' ? null : JSON.parse(text)) as Value }
    } catch (error) {
      if (error instanceof RangeError) throw error
    }
  }
}

async function edit(writer: Writer, own: Written): Promise<void> {
  const text = `${own.text.slice(0, 200)} Ralat ${(writer.count += 1)}.`
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${own.editToken}` }
  const init = { method: 'PATCH', headers, body: JSON.stringify({ text }) }
  await send(`${writer.origin}/v1/comments/${own.id}`, init, [200])
  own.text = text
  writer.told.edits += 1
}

async function withdraw(writer: Writer, own: Written): Promise<void> {
  const init = { method: 'DELETE', headers: { Authorization: `Bearer ${own.editToken}` } }
  await send(`${writer.origin}/v1/comments/${own.id}`, init, [204])
  own.withdrawn = true
}

/** One act: mostly a new comment, else a reply, an edit or a withdrawal of one's own. */
async function act(writer: Writer): Promise<void> {
  const { told, chance, name } = writer
  const mine = told.written.filter(({ writer, withdrawn }) => !withdrawn && writer === name)
  const own = oneOf(mine, chance)
  const lot = chance()
  if (own && lot < 0.15) return edit(writer, own)
  if (own && lot < 0.25) return withdraw(writer, own)
  const answered = lot < 0.5 ? oneOf(told.written, chance) : undefined
  return post(writer, answered ?? null)
}

/** Writes until it is told to stop, and finishes what it has begun. */
async function write(writer: Writer, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await act(writer)
    await new Promise((resolve) => setTimeout(resolve, writer.chance() * 200))
  }
}

/** Sets so many writers to work; resolves when all have stopped. */
export async function writeTogether(
  { origin, writers, pages, seed }: { origin: string; writers: number; pages: number; seed: number },
  told: Acknowledged,
  isOver: () => boolean,
): Promise<void> {
  const all = Array.from({ length: writers }, (_, index) => {
    const name = index + 1
    return write({ name, origin, pages, told, chance: seeded(seed + name * 7_919), count: 0 }, isOver)
  })
  await Promise.all(all)
}
