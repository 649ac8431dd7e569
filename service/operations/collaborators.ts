import type { Chance, Clock } from '../domain/world.ts'
import type { Lessons } from '../filters/learner/lessons.ts'
import type { Keys } from '../identity/keys.ts'
import type { PasswordHasher } from '../identity/passwords.ts'
import type { AnsweredBefore } from '../live/answered.ts'
import type { Mailer } from '../notify/mail.ts'
import type { LiveLessons } from '../live/lessons.ts'
import type { Alarms } from '../live/alarm.ts'
import type { Counting } from '../live/counting.ts'
import type { LiveDirectory } from '../live/directory.ts'
import type { Pace } from '../live/pace.ts'
import type { Publisher } from '../live/publisher.ts'
import type { Recent } from '../live/recent.ts'
import type { Store } from '../store/store.ts'
import type { Learner } from './operator/learning/learners.ts'
import type { Judges } from './member/rehearsing/judges.ts'
import type { PostLimits } from './reader/post-limits.ts'
import type { UsualMinutes } from './reader/usual-minutes.ts'

/**
 * What operations work with. Each names the few it needs (`Pick<Collaborators, …>`), so that its first line tells
 * what it can touch; nothing with state is imported.
 */
export type Collaborators = {
  store: Store
  directory: LiveDirectory
  publisher: Publisher
  recent: Recent
  alarms: Alarms
  /** figures that nobody who looks at a list waits for */
  counting: Counting
  /** long work in parts makes way for whoever waits */
  pace: Pace
  clock: Clock
  chance: Chance
  /** the next id, for a site's code (`''` for what belongs to no site) */
  nextId: (siteCode: string) => string
  keys: Keys
  passwords: PasswordHasher
  postLimits: PostLimits
  usualMinutes: UsualMinutes
  /** a thread to judge many comments in, to be closed; it knows what was learned until now */
  openJudges: (lessons: Lessons | null) => Judges
  /** what members' decisions have taught */
  lessons: LiveLessons
  /** a thread to learn from many decisions in, to be closed */
  openLearner: () => Learner
  /** what offices have answered, by the words of the questions */
  answered: AnsweredBefore
  /** a judge outside the process, told of comments that wait for it; null: none is asked */
  outside: { wake(comment: string): void } | null
  /** who sends letters; null: nobody does */
  mailer: Mailer | null
  /** the service's own public origin, for links */
  origin: string
}
