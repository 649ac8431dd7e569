/** Who stands in an election: a number, and the names that people use. */
export type Contestant = { number: number | null; names: string[] }

const isContestant = (value: unknown): value is Contestant =>
  typeof value === 'object' && value !== null && 'number' in value && 'names' in value

export const areContestants = (value: unknown): value is Contestant[] =>
  Array.isArray(value) && value.length > 0 && value.every(isContestant)

/** "2 Subagyo, Bu Ratna · 3 Partai Contoh". */
export const shownContestants = (all: Contestant[]): string =>
  all.map(({ number, names }) => [number, names.join(', ')].filter(Boolean).join(' ')).join(' · ')

/** A line each: number, then names, as somebody can type them. */
export const writtenContestants = (all: Contestant[]): string =>
  all.map(({ number, names }) => `${number ?? ''} | ${names.join(', ')}`.trim()).join('\n')

/** Back from what was typed. A line without a bar is names alone. */
export function readContestants(lines: string[]): unknown {
  return lines.map((line) => {
    const [number, ...names] = line.includes('|') ? line.split('|') : ['', line]
    return {
      number: number?.trim() ? Number(number) : null,
      names: names
        .join(',')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    }
  })
}
