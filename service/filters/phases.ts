import type { Phase } from './judged.ts'
import { copied } from './phases/copied.ts'
import { blockedPhrases } from './phases/blocked-phrases.ts'
import { contestants } from './phases/contestants.ts'
import { heldPerson } from './phases/held-person.ts'
import { learner } from './phases/learner.ts'
import { links } from './phases/links.ts'
import { officeNames } from './phases/office-names.ts'
import { trap } from './phases/trap.ts'
import { underAttack } from './phases/under-attack.ts'

/** Every phase speaks, whatever those before it found; the order is that of the reasons at the desk. */
export const phases: readonly Phase[] = [
  // What no person does. The only finding that sends to the spam folder by itself.
  trap,
  // Who seems to speak: readers would take it for the office's own word, and nothing does more harm.
  officeNames,
  // What the office itself asked to see first, word by word.
  blockedPhrases,
  // Who stands in the election, in the days in which nobody may speak for them.
  contestants,
  // What reads like the spam of the last years, whatever it is written in; told with the words that gave it away.
  learner,
  // What came again and again, here or elsewhere: a wave looks the same on forty pages.
  copied,
  // What leads away from the page; common, harmless more often than not, and so named last.
  links,
  // Who writes, where a member wants to see it first; told after what the words themselves show.
  heldPerson,
  // What says nothing of the comment itself, only of the hour.
  underAttack,
]
