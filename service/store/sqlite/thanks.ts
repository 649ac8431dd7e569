import type { Thanks } from '../thanks.ts'
import type { Databases } from './database.ts'

export function add({ main }: Databases, { answer, day, reader }: Thanks): void {
  main.run('INSERT INTO thanks (answer, reader, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', answer, reader, day)
}

export function of({ main }: Databases, answers: string[]): Map<string, number> {
  const rows = main.all<{ answer: string; readers: number }>(
    `SELECT answer, count(*) AS readers FROM thanks
     WHERE answer IN (SELECT value FROM json_each(?)) GROUP BY answer`,
    JSON.stringify(answers),
  )
  return new Map(rows.map(({ answer, readers }) => [answer, readers]))
}

/** Those for a site's answers, which are found while they still stand. */
export function removeThanksOfSite({ main }: Databases, site: string): void {
  const comments = 'SELECT id FROM comments WHERE page IN (SELECT id FROM pages WHERE site = ?)'
  main.run(`DELETE FROM thanks WHERE answer IN (${comments})`, site)
}
