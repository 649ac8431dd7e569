import type { idCase } from './id-case.ts'
import type { SameTexts } from './same.ts'

/** The same in English. */
export const enCase: SameTexts<typeof idCase> = {
  clarify: {
    title: 'Clarification of this comment',
    by: 'Clarification by #',
    of: 'Clarification by #',
    about: 'Shows above the comment, which stays. Say what is right, and where that can be checked.',
    send: 'Show clarification',
    save: 'Save changes',
    withdraw: 'Withdraw clarification',
    cancel: 'Cancel',
  },
  cover: {
    title: 'Cover what was sent by mistake',
    about: 'What is covered shows as dots to everybody. Its author is told, and you can undo it during this session.',
    none: 'No number or address was recognised. Mark the part to be covered, then add it.',
    kinds: {
      nik: 'NIK',
      kk: 'family card number',
      phone: 'phone number',
      account: 'account number',
      email: 'email address',
      chosen: 'marked by you',
    },
    words: 'The words',
    name: 'The name',
    add: 'Add what is marked',
    addOf: 'Add what is marked: #',
    send: 'Cover',
    cancel: 'Cancel',
  },
  notes: {
    title: 'Officers’ notes',
    field: 'Write a note',
    who: 'Only officers read it.',
    save: 'Save note',
    withdraw: 'Take back',
    withdrawOf: 'Take back the note: #',
  },
  helping: {
    saved: 'Saved answers',
    find: 'Find a saved answer',
    none: 'Nothing matches.',
    whose: 'Belongs to #',
    before: 'Answered before',
    beforeHint: 'Alt and its number puts an answer into the draft.',
    insert: 'Put in answer #',
    see: 'See it on the page',
    helped: ['Helped # reader', 'Helped # readers'],
    inserted: 'The answer is in your draft.',
  },
}
