import type { idMatters } from './id-matters.ts'
import type { SameTexts } from './same.ts'

export const enMatters: SameTexts<typeof idMatters> = {
  kinds: { question: 'Question', aspiration: 'Idea', complaint: 'Complaint', thanks: 'Thanks' },
  rising: {
    title: 'Far above the usual since yesterday:',
    persons: ['# person', '# persons'],
    offices: ['# office', '# offices'],
  },
  matter: {
    title: 'Kind of comment',
    suggested: 'Suggested: #. You decide.',
    noClock: 'This kind has no deadline.',
    late: 'Late',
    lateBy: ['# working day late', '# working days late'],
    lateShort: '# late',
    today: 'Answer today',
    left: ['# working day left', '# working days left'],
    answerBy: 'Answer by #.',
    forwardBy: 'If this is another office’s business, forward it by #.',
    passedOn: 'Forwarded on #, in time.',
    passedOnLate: 'Forwarded on #, late.',
    settles: 'Answered',
    settleBy: 'Its author may say until # that it is not settled.',
    closed: 'Closed, its author did not say that it is not settled',
    reopened: ['Its author said # time that it is not settled.', 'Its author said # times that it is not settled.'],
  },
}
