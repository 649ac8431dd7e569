// Finds files that import each other in a circle.
import { filesImported, type Source } from './checker.ts'

/** Of each circle one way around it, file by file; types tie files together like values. */
export function circles(
  sources: Source[],
  apartFrom: readonly (readonly [from: string, to: string])[] = [],
): string[][] {
  const isApart = (from: string, to: string): boolean => apartFrom.some(([a, b]) => a === from && b === to)
  const imports = new Map(
    sources.map((source) => [source.path, filesImported(source).filter((to) => !isApart(source.path, to))]),
  )
  const found: string[][] = []
  const isDone = new Set<string>()
  const follow = (file: string, way: string[]): void => {
    const begun = way.indexOf(file)
    if (begun >= 0) found.push([...way.slice(begun), file])
    if (begun >= 0 || isDone.has(file)) return
    for (const next of imports.get(file) ?? []) follow(next, [...way, file])
    isDone.add(file)
  }
  for (const file of imports.keys()) follow(file, [])
  return found
}
