import type { Comment } from '../domain/comment.ts'
import { publicState } from '../domain/moving.ts'
import type { Page } from '../domain/page.ts'
import { tableRow, tableStart } from './tables.ts'
import { iso } from './times.ts'

/** A comment as it is taken elsewhere or published as open data: nothing of who wrote it but the name they chose. */
export type Exported = {
  id: string
  parent: string | null
  site: string
  office: string
  page: string
  title: string
  name: string
  /** whether an office says it */
  official: boolean
  text: string
  at: string
  editedAt: string | null
  state: string
  answered: boolean
  supports: number
}

/** A comment on a page that is gone has no address any more. */
export const exported = (comment: Comment, page: Page | undefined): Exported => ({
  id: comment.id,
  parent: comment.parent,
  site: comment.site,
  office: comment.office,
  page: page?.url ?? '',
  title: page?.title ?? '',
  name: comment.author.name,
  official: comment.author.kind === 'office',
  text: comment.text,
  at: iso(comment.createdAt),
  editedAt: comment.editedAt === null ? null : iso(comment.editedAt),
  state: publicState(comment),
  answered: comment.answered,
  supports: comment.supports,
})

const columns = 'id parent site office page title name official text at editedAt state answered supports'.split(
  ' ',
) as (keyof Exported)[]

/** The first line of a table of comments, and each further one, without the ends of lines. */
export const exportedHead = (): string => tableStart + tableRow(columns).trimEnd()
export const exportedRow = (one: Exported): string =>
  tableRow(columns.map((column) => String(one[column] ?? ''))).trimEnd()
