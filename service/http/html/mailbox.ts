import { Refusal } from '../../domain/refusal.ts'
import { isFromThisMachine } from '../network.ts'
import type { HttpNeeds } from '../needs.ts'
import type { Drawing } from './answering.ts'

/** The letters of a demonstration, for whoever sits at the machine and for nobody else. */
export const drawMailbox =
  ({ mailbox }: Pick<HttpNeeds, 'mailbox'>): Drawing =>
  async ({ ctx }, shell, pages) => {
    if (!mailbox || !isFromThisMachine(ctx.req)) throw new Refusal('not-found')
    return { document: pages.mailbox({ ...shell, mails: mailbox.mails() }), isPrivate: true }
  }
