import { limits } from '../../contract/limits.ts'
import type { PublicState } from '../../contract/views.ts'
import { type Comment, touchesPublic } from '../../domain/comment.ts'
import { withoutIdentityNumbers } from '../../domain/identity-numbers.ts'
import { editable, editChange, publicState } from '../../domain/moving.ts'
import type { Site } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { cleanText, lengthOf } from '../../domain/texts.ts'
import type { Collaborators } from '../collaborators.ts'
import { judgeComment, remember } from './judging.ts'
import { rulesAt } from './pages.ts'

type Needs = Pick<
  Collaborators,
  'store' | 'directory' | 'publisher' | 'recent' | 'alarms' | 'lessons' | 'clock' | 'outside'
>

function readText(raw: string, longest: number): string {
  const text = cleanText(raw)
  const over = lengthOf(text) - Math.min(longest, limits.textLength)
  if (text !== '' && over <= 0) return text
  const fields = {
    text:
      text === ''
        ? { id: 'Tulisan belum diisi.', en: 'The text is missing.' }
        : { id: `Kelebihan ${over} huruf.`, en: `${over} characters over.` },
  }
  throw new Refusal('invalid', { fields })
}

/**
 * Changes one's own words, while the window lasts. They are judged again: unless the verdict is to publish,
 * neither the old nor the new text is public. Identity numbers are masked first; `masked` tells how many. Refuses
 * `invalid`, `conflict`, `edit-window-closed`.
 */
export async function editComment(
  needs: Needs,
  { comment, site, text: raw }: { comment: Comment; site: Site; text: string },
): Promise<{ comment: Comment; state: PublicState; masked: number }> {
  const now = needs.clock.now()
  const { policy } = rulesAt(needs.directory.current(), site, now)
  const { text, masked } = withoutIdentityNumbers(readText(raw, policy.maxLength.value))
  const answered = (await needs.store.comments.answersTo(comment.id)).length > 0
  const standing = editable(comment, { editMinutes: policy.editMinutes.value, answered, now })
  if (standing !== 'yes') throw new Refusal(standing)

  const { reader, person } = comment.author.kind === 'reader' ? comment.author : { reader: null, person: null }
  const { id, page, author } = comment
  const judged = { id, page, name: author.name, text, trap: '', reader, person, arrives: false }
  const conclusion = await judgeComment(needs, { comment: judged, site, policy })
  const change = editChange(comment, { text, now, ...conclusion })
  const won = await needs.store.comments.apply([change])
  if (won.length === 0) throw new Refusal('conflict')
  if (touchesPublic(comment.state, change.state)) await needs.publisher.publish(comment.page, [comment.id])
  const edited = { ...comment, ...change.set, state: change.state, version: comment.version + 1 }
  remember(needs, edited)
  if (edited.outside !== null) needs.outside?.wake(edited.id)
  return { comment: edited, state: publicState(edited), masked }
}
