// The project keeps the law of the house, and the checker would notice if it did not.
import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { violations } from './checker.ts'
import { circles } from './circles.ts'
import { exceptions, mayImport, seams } from './house.ts'

const root = join(import.meta.dirname, '../..')
const files = globSync(['{service,widget,demo,tests}/**/*.{ts,tsx,mjs,css}', '*.ts'], { cwd: root })
  .map((path) => path.split(sep).join('/'))
  .toSorted()

test('the project keeps the law of the house', () => {
  expect(files).toContain('service/bootstrap.mjs')
  expect(files.flatMap((path) => violations({ path, text: readFileSync(join(root, path), 'utf8') }))).toEqual([])
})

test('imports run one way: no two rooms may import each other, directly or around', () => {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (mayImport[from] ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      return reaches(next, to, seen.add(next))
    })
  expect(Object.keys(mayImport).filter((room) => reaches(room, room))).toEqual([])
})

test('no files import each other in a circle, be it for their types', () => {
  const ours = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('tests/'))
  const sources = ours.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  expect(circles(sources, seams)).toEqual([])
  // A seam that ties nothing any more goes out of the table.
  for (const seam of seams)
    expect(
      circles(
        sources,
        seams.filter((other) => other !== seam),
      ),
    ).not.toEqual([])
})

test('a circle is told by its files', () => {
  const sources = [
    { path: 'service/domain/a.ts', text: `import type { B } from './b.ts'` },
    { path: 'service/domain/b.ts', text: `export { c } from './c.ts'` },
    { path: 'service/domain/c.ts', text: `const later = () => import('./a.ts')` },
    { path: 'service/domain/d.ts', text: `import './a.ts'` },
  ]
  const around = ['service/domain/a.ts', 'service/domain/b.ts', 'service/domain/c.ts', 'service/domain/a.ts']
  expect(circles(sources)).toEqual([around])
  expect(circles(sources, [['service/domain/b.ts', 'service/domain/c.ts']])).toEqual([])
})

test('every exception is about a file that exists and says why', () => {
  expect(exceptions.filter(({ file, why }) => !files.includes(file) || why.length < 10)).toEqual([])
})

describe('the checker', () => {
  const broken: [string, string, string][] = [
    ['service/contract/a.ts', `import type { Store } from '../store/store.ts'`, 'may not import service/store'],
    ['service/contract/a.ts', `import { z } from 'zod'`, 'nothing but the language'],
    ['service/domain/a.ts', `import { readFileSync } from 'node:fs'`, 'nothing but the language'],
    ['service/domain/a.ts', `export * from '../operations/reader/write.ts'`, 'may not import service/operations'],
    ['service/filters/a.ts', `type S = import('../store/store.ts').Store`, 'may not import service/store'],
    ['service/filters/a.ts', `export { seal } from '../identity/seal.ts'`, 'may not import service/identity'],
    ['service/store/store.ts', `await import('./sqlite/store.ts')`, 'may not import service/store/sqlite'],
    ['service/store/mongo/a.ts', `import { open } from '../sqlite/open.ts'`, 'may not import service/store/sqlite'],
    [
      'service/operations/a.ts',
      `import {\n  open,\n} from '../store/mongo/open.ts'`,
      'may not import service/store/mongo',
    ],
    ['service/operations/a.ts', `import '../http/server.ts'`, 'may not import service/http'],
    ['service/http/a.ts', `import { MongoClient } from 'mongodb'`, 'its home is service/store/mongo'],
    ['service/http/a.ts', `import { a } from '../../tests/support/a.ts'`, 'may not import tests/support/a.ts'],
    ['service/http/a.ts', `await import(name)`, 'computed'],
    ['service/shop/a.ts', ``, 'stands in no room'],
    ['widget/embed/a.tsx', `import { decide } from '../../service/domain/comment.ts'`, 'may not import service/domain'],
    ['widget/embed/a.tsx', `import { Queue } from '../desk/queue.tsx'`, 'may not import widget/desk'],
    ['widget/embed/a.tsx', `import _ from 'lodash'`, 'readers would load it'],
    ['widget/embed/a.tsx', `import { z } from 'zod'`, 'readers would load it'],
    ['widget/embed/a.tsx', `import { render } from 'preact-render-to-string'`, 'its home is widget/pages'],
    ['widget/embed/a.tsx', `element.innerHTML = text`, 'never HTML'],
    ['widget/desk/a.tsx', `export const a = <p dangerouslySetInnerHTML={{ __html: text }} />`, 'never HTML'],
    ['service/domain/a.ts', `export const now = () => Date.now()`, 'Date.now is handed in'],
    ['service/domain/a.ts', `export const now = new Date()`, 'new Date() is handed in'],
    ['service/identity/a.ts', 'export const a = `${Math.random()}`', 'Math.random is handed in'],
    ['service/identity/a.ts', `const iv = crypto.getRandomValues(new Uint8Array(12))`, 'getRandomValues is handed in'],
    ['service/domain/a.ts', `import { randomUUID } from 'node:crypto'; randomUUID()`, 'randomUUID is handed in'],
    ['service/live/a.ts', `setInterval(poll, 1000)`, 'setInterval is handed in'],
    ['service/live/a.ts', `import { setTimeout as wait } from 'node:timers/promises'`, 'setTimeout is handed in'],
    ['service/notify/a.ts', `await fetch(url)`, 'fetch is handed in'],
    ['service/notify/a.ts', `await globalThis.fetch(url)`, 'fetch is handed in'],
    ['service/store/a.ts', `const { env } = process`, 'process is handed in'],
    ['service/store/a.ts', `import process from 'node:process'`, 'process is handed in'],
    ['service/http/a.ts', `const port = process.env['PORT']`, 'reads the environment'],
    ['service/http/index.ts', ``, 'is a barrel'],
    ['service/http/utils.ts', ``, '"utils" says nothing'],
    ['tests/support/helpers/a.ts', ``, '"helpers" says nothing'],
    ['service/http/a.ts', '\n'.repeat(351), 'has 351 lines'],
  ]

  test.each(broken)('%s: %s', (path, text, what) => {
    expect(violations({ path, text })).toEqual([expect.stringContaining(what)])
  })

  const kept: [string, string][] = [
    ['service/domain/a.ts', `import type { Problem } from '../contract/problems.ts'`],
    ['service/domain/a.ts', `// Date.now() and import 'zod' in a comment\nexport const a = "from '../http/a.ts'"`],
    ['service/domain/a.ts', `export const at = new Date(0); export const say = (clock: Clock) => clock.now()`],
    ['service/notify/a.ts', `export const send = (world: World) => world.fetch(world.process)`],
    [
      'service/store/sqlite/a.ts',
      `import { DatabaseSync } from 'node:sqlite'; import type { Store } from '../store.ts'`,
    ],
    ['service/http/a.ts', `import Router from '@koa/router'; setTimeout(close, 10)`],
    ['service/service.ts', `import { open } from './store/mongo/open.ts'; await import(pages)`],
    ['widget/embed/a.tsx', `import { useState } from 'preact/hooks'; import css from './embed.css?inline'`],
    ['tests/http/a.test.ts', `import { MongoClient } from 'mongodb'; Date.now()`],
  ]

  test.each(kept)('lets %s say: %s', (path, text) => {
    expect(violations({ path, text })).toEqual([])
  })
})
