import { limits } from '../../contract/limits.ts'
import { appealChange, appealableUntil, standingDecision } from '../../domain/appealing.ts'
import { appealOffice } from '../../domain/appeals.ts'
import type { Comment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { readWords } from '../words.ts'
import type { OfficeName } from '../../contract/office-name.ts'
import { officeNamed } from '../../domain/offices.ts'

type Reads = Pick<Collaborators, 'store' | 'directory'>

const wrongText = {
  id: 'Tulis mengapa keputusan itu perlu ditinjau: 1–2.000 huruf.',
  en: 'Write why the decision should be looked at again: 1–2,000 characters.',
}
const nothingToAppeal = {
  id: 'Banding hanya untuk komentar yang oleh petugas diputuskan tidak ditampilkan.',
  en: 'An appeal is only for a comment that an officer decided not to show.',
}
const tooLate = {
  id: 'Waktu untuk mengajukan banding sudah lewat: 14 hari sejak keputusan. Anda boleh menulis komentar baru.',
  en: 'The time to appeal is over: 14 days from the decision. You may write a new comment.',
}
const alreadyMade = {
  id: 'Banding untuk komentar ini sudah diajukan. Setiap komentar hanya bisa dibanding satu kali.',
  en: 'An appeal for this comment has been made. There is one for each comment.',
}

/**
 * The office that decides what is said against the decision on a comment: above the one that made it, where there is
 * one.
 */
export async function appealsTo({ store, directory }: Reads, comment: Comment): Promise<OfficeName> {
  const by = standingDecision(comment)?.by
  const decider = by?.kind === 'member' ? await store.members.byId(by.member) : null
  const held = directory.current()
  const id = comment.appeal?.office ?? appealOffice(held, comment.office, decider?.office ?? null)
  return officeNamed(held.offices, id)
}

/** How often a lost race is read and tried anew before the caller is told. */
const tries = 5

/**
 * What its author says against the decision that keeps their comment from the public, once, to be decided by somebody
 * else. No identity number is stored in it. Sent again under its key it is the same. Refuses `invalid`, `key-reused`,
 * and `conflict` where there is nothing to appeal against, the time for it is over, or an appeal was made.
 */
export async function appeal(
  needs: Reads & Pick<Collaborators, 'clock'>,
  { comment: { id }, key, text: raw }: { comment: Pick<Comment, 'id'>; key: string; text: string },
): Promise<void> {
  const text = readWords(raw, { field: 'text', most: limits.appealLength, says: wrongText })
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const comment = await needs.store.comments.byId(id)
    if (!comment) throw new Refusal('not-found')
    const { appeal: present } = comment
    if (present?.key === key && present.text === text) return
    if (present)
      throw present.key === key ? new Refusal('key-reused') : new Refusal('conflict', { detail: alreadyMade })
    if (appealableUntil(comment) === null) throw new Refusal('conflict', { detail: nothingToAppeal })
    const office = (await appealsTo(needs, comment)).id
    const change = appealChange(comment, { key, text, office, now: needs.clock.now() })
    if (change === null) throw new Refusal('conflict', { detail: tooLate })
    const [won] = await needs.store.comments.apply([change])
    if (won === id) return
  }
  throw new Refusal('conflict')
}
