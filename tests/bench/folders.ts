// Filled folders that benchmarks of one run share, because filling takes longer than measuring.
import { type Filled, filledFolder } from './filling.ts'

type Folder = Filled & { folder: string; remove(): void }

/** The page with some forty comments; those after it have a thousand each. */
export const smallPage = 0
export const firstLargePage = 1

const made = new Map<number, Promise<Folder>>()

/** A folder with one page of forty comments and so many more, a thousand a page. */
export function folderWith(comments: number): Promise<Folder> {
  const known = made.get(comments)
  if (known) return known
  const pages = [40, ...Array.from({ length: comments / 1_000 }, () => 1_000)]
  const filling = filledFolder({ pages })
  made.set(comments, filling)
  return filling
}

export async function removeFolders(): Promise<void> {
  for (const folder of made.values()) (await folder).remove()
}
