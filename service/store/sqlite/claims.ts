import type { Claim } from '../../domain/claims.ts'
import type { Databases } from './database.ts'

export function hold({ main }: Databases, { member, comment, until }: Claim): void {
  main.run(
    `INSERT INTO claims (member, comment, until) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET comment = excluded.comment, until = excluded.until`,
    member,
    comment,
    until,
  )
}

export const on = ({ main }: Databases, comments: string[], now: number): Claim[] =>
  main
    .all<Claim>(
      'SELECT member, comment, until FROM claims WHERE comment IN (SELECT value FROM json_each(?)) AND until > ?',
      JSON.stringify(comments),
      now,
    )
    .map((row) => ({ ...row }))
