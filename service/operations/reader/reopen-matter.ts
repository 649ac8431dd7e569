import type { Comment } from '../../domain/comment.ts'
import { answererOf } from '../../domain/forwarding.ts'
import { reopenedMatter } from '../../domain/matters.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Collaborators } from '../collaborators.ts'
import { changeMatter, clocksIn } from '../matters.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock'>

const tooLate = {
  id: 'Waktu untuk menyatakan belum terjawab sudah lewat. Anda boleh menulis pertanyaan baru.',
  en: 'The time to say that this is not settled is over. You may write a new question.',
}

/**
 * Its author says that the answer does not settle it: one is owed again, from now on. Said twice, it is said once.
 * Refuses `conflict` where the time for that is over, or there is no answer to object to.
 */
export async function reopenMatter(needs: Needs, { comment }: { comment: Comment }): Promise<Comment> {
  const now = needs.clock.now()
  return changeMatter(needs, comment.id, (present) => {
    const { matter, state } = present
    if (state === 'published' && matter?.step === 'answer' && matter.reopened > 0) return null
    const reopened = reopenedMatter(present, {
      clocks: clocksIn(needs.directory.current(), answererOf(present), now),
      now,
    })
    if (!reopened || state !== 'published') throw new Refusal('conflict', { detail: tooLate })
    return reopened
  })
}
