// Whole pages drawn from any words: what people wrote never becomes more than words, and comes out as it went in.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SharePage, ThreadPage } from '../../service/contract/html-pages.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { clipped } from '../../widget/pages/cards.ts'
import { pages } from '../../widget/pages/main.ts'
import { dataIn, decoded, fieldsIn, metaOf } from '../http/reading-html.ts'

const origin = 'https://komentar.example.go.id'
const now = Date.parse('2026-11-24T00:00:00Z')
const shell = { language: 'id', chosen: false, origin, here: '/sites/kpu-sukamaju/thread', now } as const
const site = { id: 'kpu-sukamaju', name: 'Situs KPU Sukamaju' }
const url = 'https://www.example.go.id/berita/1'

/** Words with everything in them that could mean something to a browser. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '</script>',
        '<script>',
        '<!--',
        '-->',
        ']]>',
        '</textarea>',
        '"',
        "'",
        '&',
        '&lt;',
        '`',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('😀', '\u202e', 'a'.repeat(80), '?', ' '),
    ),
    { minLength: 1 },
  )
  // A browser reads these as others.
  .map((parts) =>
    parts
      .join('')
      .replace(/[\r\0]/g, '')
      .toWellFormed(),
  )
  // Without a title a page is headed by its address, and its form has no field for one.
  .filter((text) => text !== '')

const comment = (text: string, name: string, more: Partial<CommentView> = {}): CommentView => ({
  id: '01arz3ndektsv4rrffq69g5fav-skm',
  parent: null,
  author: { name, avatar: '1a7', badge: null },
  text,
  createdAt: new Date(now).toISOString(),
  editedAt: null,
  supports: 0,
  replyCount: 0,
  replies: [],
  state: 'published',
  ...more,
})

const threadPage = (text: string, name: string, title: string): ThreadPage => ({
  ...shell,
  site,
  at: { url },
  sort: 'new',
  answered: null,
  after: null,
  masked: 0,
  receipt: null,
  form: { key: 'k', parent: 'p', to: comment(text, name), title, name, email: text, text, errors: {} },
  thread: {
    page: { url, title, comments: 1, open: true, closedReason: null },
    rules: {
      moderation: 'pre',
      maxLength: 2_000,
      editMinutes: 15,
      emailRequired: true,
      engagement: 'on',
      office: { id: 'kpu-ri', name: 'KPU RI' },
      reactions: [],
    },
    reactions: {},
    pinned: null,
    comments: [comment(text, name)],
    next: null,
    revision: 1,
  },
})

const sharePage = (text: string, name: string, title: string): SharePage => ({
  ...shell,
  site,
  office: { id: 'kpu-ri', name: 'KPU RI' },
  at: { url },
  title,
  comment: comment(text, name),
  above: null,
  answers: [comment(text, name, { author: { name, avatar: '000', badge: 'office' } })],
})

/** Tags as a browser finds them, each attribute in quotes. */
const tags = (html: string): string[] =>
  [...html.replace(/<style>.*?<\/style>/s, '').matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name = '']) => name)

describe('whatever is written', () => {
  test('opens no tag, leaves its block of data whole, and stands there as it was written', () => {
    const plain = pages.thread(threadPage('x', 'x', 'x'))
    fc.assert(
      fc.property(words, words, words, (text, name, title) => {
        const html = pages.thread(threadPage(text, name, title))
        // The same tags as with any other words, but for the addresses that become links.
        const count = (of: string): number => tags(of).filter((tag) => tag !== 'a').length
        expect(count(html)).toBe(count(plain))
        expect(JSON.stringify(dataIn(html))).toContain(JSON.stringify(text))
        expect(fieldsIn(html)).toMatchObject({ text, name, email: text, title })
        expect(decoded(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '')).toBe(`1 komentar: ${title}`)
      }),
    )
  })

  test('is previewed in one line, question and answer both', () => {
    fc.assert(
      fc.property(words, words, (text, name) => {
        const description = metaOf(pages.share(sharePage(text, name, 'Judul')), 'og:description') ?? ''
        expect(description).toContain(' — Jawaban resmi: ')
        expect(description).not.toMatch(/[\n\t]/)
        expect([...description].length).toBeLessThanOrEqual(110 + 160 + 20)
      }),
    )
  })
})

test('words that are cut keep their letters whole, end where a word ends, and say that they were cut', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 10, max: 200 }), (text, most) => {
      const cut = clipped(text, most)
      expect([...cut].length).toBeLessThanOrEqual(most)
      expect(cut.isWellFormed()).toBe(true)
      const line = text.replace(/\s+/g, ' ').trim()
      if (cut === line) return
      expect(cut.endsWith('…')).toBe(true)
      expect(line.startsWith(cut.slice(0, -1))).toBe(true)
    }),
  )
})
