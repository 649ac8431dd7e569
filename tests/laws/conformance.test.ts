// The table of WCAG 2.2 in `widget/README.md`: it names each criterion of levels A and AA once, and every test that it
// names is there.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Those of levels A and AA, 4.1.1 no longer among them. */
const criteria = `
  1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12
  1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4
  2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3`
  .trim()
  .split(/\s+/)

const rows = [...read('widget/README.md').matchAll(/^\| (\d\.\d\.\d+)(?:–(\d\.\d\.\d+))? [^|]+\| ([^|]+) \|$/gm)]

/** `1.2.1–1.2.5` is five of them. */
function named([, from = '', to = from]: RegExpMatchArray): string[] {
  const last = (id: string): number => Number(id.split('.')[2])
  const guideline = from.replace(/\d+$/, '')
  return Array.from({ length: last(to) - last(from) + 1 }, (_, at) => guideline + (last(from) + at))
}

test('every criterion stands in the table, once', () => {
  expect(criteria).toHaveLength(55)
  expect(rows.flatMap(named).toSorted()).toEqual(criteria.toSorted())
})

test('each says why it does not apply, or names what tries it, and that is there', () => {
  const suites = globSync('tests/{browser,domain}/*.test.ts', { cwd: root })
  const tests = suites.map(read).join('\n')
  for (const [row, , , how = ''] of rows) {
    expect.soft(how, row).toMatch(/does not apply: |\b(states|keys|access|device|line)\b|\.test\.ts/)
    for (const [, file = ''] of how.matchAll(/`(?:tests\/)?([\w/-]+\.test\.ts)`/g)) {
      expect
        .soft(
          suites.some((path) => path.replaceAll('\\', '/').endsWith(file)),
          file,
        )
        .toBe(true)
    }
    for (const [, title = ''] of how.matchAll(/"([^"]+)"/g)) {
      expect.soft(tests.includes(title.replace(/ …$/, '')), title).toBe(true)
    }
  }
})
