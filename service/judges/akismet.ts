import type { Timer } from '../domain/world.ts'
import type { Answer } from '../domain/comment-facts.ts'

/**
 * What is said of a comment: what everybody may read once it shows, and where. No e-mail address, no network address,
 * no browser: readers were promised that, and Akismet is no exception.
 */
export type Question = { name: string; text: string; permalink: string; isReply: boolean; writtenAt: number }

/** A judge outside the process. Whatever goes wrong is thrown. */
export type OutsideJudge = {
  check(question: Question): Promise<Answer>
  /** tells it what members found instead */
  correct(question: Question, to: Answer): Promise<void>
  /** whether it takes our key */
  takesKey(): Promise<boolean>
}

/** Nothing came back in time: what was sent may have arrived or not. */
export class Unanswered extends Error {}

/** An answer is waited for so long, in milliseconds. */
const patience = 3_000

/** Requests under way, those included that are no longer waited for: the client cannot call one back. */
const atOnce = 8

/** Akismet asks for an address. This one is reserved for the machine itself, and so is nobody's. */
const nobodysAddress = '127.0.0.1'

const formOf = ({ name, text, permalink, isReply, writtenAt }: Question) => ({
  ip: nobodysAddress,
  permalink,
  type: isReply ? 'reply' : 'comment',
  name,
  content: text,
  date: new Date(writtenAt).toISOString(),
})

type Options = {
  key: string
  /** replaces the public address; ends in `/1.1/` */
  endpoint: string | null
  /** our own origin, by which Akismet knows whom it works for */
  origin: string
  timer: Timer
}

/** Akismet by its own client, which is loaded here alone: who has no key has none of it in memory. */
export async function openAkismet({ key, endpoint, origin, timer }: Options): Promise<OutsideJudge> {
  const { AkismetClient } = await import('akismet-api')
  const client = new AkismetClient({ key, blog: origin, lang: 'id', charset: 'UTF-8', userAgent: 'Rembuk/1' })
  if (endpoint !== null) Object.assign(client, { endpoint, rootEndpoint: endpoint })
  let underWay = 0

  /** The key is part of the host's name, and so of what is said of a host that is not found. */
  const withoutKey = (cause: unknown): Error =>
    new Error((cause instanceof Error ? cause.message : String(cause)).replaceAll(key, '…'))

  function inTime<Value>(send: () => PromiseLike<Value>): Promise<Value> {
    if (underWay >= atOnce) return Promise.reject(new Error('Akismet has not answered what it was asked before'))
    underWay += 1
    return new Promise<Value>((resolve, reject) => {
      const stop = timer.after(patience, () => reject(new Unanswered('Akismet did not answer in time')))
      const ended = (): void => {
        underWay -= 1
        stop()
      }
      send().then(
        (value) => {
          ended()
          resolve(value)
        },
        (cause: unknown) => {
          ended()
          reject(withoutKey(cause))
        },
      )
    })
  }

  return {
    check: async (question) => ((await inTime(() => client.checkSpam(formOf(question)))) ? 'spam' : 'ham'),
    async correct(question, to) {
      const form = formOf(question)
      await inTime(() => (to === 'spam' ? client.submitSpam(form) : client.submitHam(form)))
    },
    takesKey: () => inTime(() => client.verifyKey()),
  }
}
