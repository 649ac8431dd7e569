import { LRUCache } from 'lru-cache'
import type * as z from 'zod'
import { Refusal } from '../domain/refusal.ts'
import type { Call, Payload } from './call.ts'
import { messageOf } from './messages.ts'
import type { Guard } from './guard.ts'

type Issue = z.core.$ZodIssue

/** A guard that is a schema: it leaves what it made of the query or the body as the call's fields. */
export type Fields<Value> = Guard & {
  readonly in: 'query' | 'body'
  readonly schema: z.ZodType<Value>
}

/** Fields of the JSON body; `readBody` stands before it in the list. */
export function bodyFields<Value>(schema: z.ZodType<Value>): Fields<Value> {
  const guard = (call: Call): void => {
    give(call, parsed(schema, call.payload))
  }
  return Object.assign(guard, { in: 'body' as const, schema })
}

/** A route may read its query and its body; their names differ. */
function give(call: Call, value: unknown): void {
  call.fields = call.fields === undefined ? value : { ...call.fields, ...(value as object) }
}

/** Readers of one page ask the same: what was made of their query is kept, as it depends on nothing else. */
const keptQueries = 1_000
const longestKept = 1_000

/** Fields of the query. A name given twice is invalid, unless it is one of `many`, whose value is a list. */
export function queryFields<Value extends object>(
  schema: z.ZodObject & z.ZodType<Value>,
  many: string[] = [],
): Fields<Value> {
  const names = Object.keys(schema.shape)
  const read = ({ query }: Call): Payload => {
    const found: Payload = {}
    for (const name of names) {
      const values = query.getAll(name)
      if (values.length > 0) found[name] = values.length > 1 || many.includes(name) ? values : values[0]
    }
    return found
  }
  const kept = new LRUCache<string, Value & object>({ max: keptQueries })
  const guard = (call: Call): void => {
    const asked = call.ctx.querystring
    const known = kept.get(asked)
    if (known !== undefined) {
      give(call, known)
      return
    }
    const value = parsed(schema, read(call))
    if (asked.length < longestKept) kept.set(asked, Object.freeze(value))
    give(call, value)
  }
  return Object.assign(guard, { in: 'query' as const, schema })
}

/** What the schema makes of the value; else the refusal that names each bad field. */
export function parsed<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const bad = result.error.issues.flatMap(within).map((issue) => [fieldOf(issue.path), messageOf(issue)] as const)
  // The first thing wrong with a field is what its writer needs to hear.
  throw new Refusal('invalid', { fields: Object.fromEntries(bad.toReversed()) })
}

/** Of the shapes a value may have, the one that lacks least says best what is wrong; of two alike, the first. */
function within(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [closest = []] = issue.errors.toSorted((one, other) => lacking(one) - lacking(other))
  return closest.flatMap(within).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** How much of what is wrong is that it is not there. */
function lacking(issues: Issue[]): number {
  return issues.filter(({ input }) => input === undefined).length / issues.length
}

/** Objects are named down to the field; of a list it is the list that is named. */
function fieldOf(path: PropertyKey[]): string {
  const index = path.findIndex((step) => typeof step === 'number')
  return (index < 0 ? path : path.slice(0, index)).map(String).join('.')
}
