import type { Context } from 'koa'
import type { Language } from '../contract/languages.ts'
import type { Comment } from '../domain/comment.ts'
import type { Site } from '../domain/offices.ts'
import type { Actor } from '../operations/actor.ts'

/** The member who calls, by which session, and until when it lasts. */
export type SignedIn = Extract<Actor, { kind: 'member' }> & { expiresAt: number }

/** A JSON object as it came, before any schema has seen it. */
export type Payload = Record<string, unknown>

/**
 * One request on its way through a route's list. Guards put here what they found; asking for what no guard has
 * found is a defect of the route, so it throws.
 */
export class Call {
  readonly ctx: Context
  readonly params: Readonly<Record<string, string>>
  #found: { site?: Site; comment?: Comment; actor?: SignedIn; payload?: Payload; fields?: unknown } = {}
  #query: URLSearchParams | undefined
  #language: Language | undefined

  constructor(ctx: Context) {
    this.ctx = ctx
    this.params = ctx['params'] ?? {}
  }

  /** What `Accept-Language` likes best of ours; Indonesian where it says nothing of both. */
  get language(): Language {
    this.#language ??= preferred(this.ctx)
    return this.#language
  }

  get query(): URLSearchParams {
    this.#query ??= new URLSearchParams(this.ctx.querystring)
    return this.#query
  }

  /** The variable part of the path with this name. */
  param(name: string): string {
    return found(this.params[name], name)
  }

  get site(): Site {
    return found(this.#found.site, 'site')
  }
  set site(site: Site) {
    this.#found.site = site
  }

  get comment(): Comment {
    return found(this.#found.comment, 'comment')
  }
  set comment(comment: Comment) {
    this.#found.comment = comment
  }

  get actor(): SignedIn {
    return found(this.#found.actor, 'actor')
  }
  set actor(actor: SignedIn) {
    this.#found.actor = actor
  }

  get payload(): Payload {
    return found(this.#found.payload, 'payload')
  }
  set payload(payload: Payload) {
    this.#found.payload = payload
  }

  /** What the schema made of query or body; undefined in a route without one. */
  get fields(): unknown {
    return this.#found.fields
  }
  set fields(fields: unknown) {
    this.#found.fields = fields
  }
}

function preferred(ctx: Context): Language {
  return ctx.get('Accept-Language') !== '' && ctx.acceptsLanguages('id', 'en') === 'en' ? 'en' : 'id'
}

function found<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`No guard of this route has found its ${name}`)
  return value
}

/** The secret of an `Authorization: Bearer` header; null without one. */
export function bearer(call: Call): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(call.ctx.get('Authorization'))?.[1] ?? null
}
