import { isWrittenLine } from './texts.ts'

/** Who stands in an election: the number on the ballot, and all names that people call them by. */
export type Contestant = { number: number | null; names: string[] }

export const contestantsMost = 500
const contestantNamesMost = 10
const contestantNumberMost = 99

const isName = (value: unknown): boolean => isWrittenLine(value, 100)
const isNumber = (value: unknown): boolean =>
  value === null || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= contestantNumberMost)

/** Whether a value is a list of contestants, each with a number or a name. */
export function areContestants(value: unknown): value is Contestant[] {
  return Array.isArray(value) && value.length <= contestantsMost && value.every(isContestant)
}

function isContestant(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { number, names, ...others } = value as Partial<Contestant>
  return (
    isNumber(number) &&
    Array.isArray(names) &&
    names.length <= contestantNamesMost &&
    names.every(isName) &&
    (number !== null || names.length > 0) &&
    Object.keys(others).length === 0
  )
}
