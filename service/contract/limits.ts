/** Every limit a caller can meet, in one place. Lengths count Unicode code points, sizes count bytes. */
export const limits = {
  bodyBytes: 64 * 1024,
  urlLength: 2_000,
  pageKeyLength: 200,
  titleLength: 200,
  nameLength: 60,
  /** the policy's `maxLength` may ask for less, never for more */
  textLength: 5_000,
  emailLength: 254,
  keyLength: 100,
  readerLength: 200,
  threadLimit: 20,
  threadLimitMost: 100,
  inlineReplies: 3,
  countsMost: 100,
  sinceMost: 100,
  pageChanges: 200,
  decisionIds: 500,
  matchAtATime: 1_000,
  tabCount: 1_000,
  /** comments on a screen of which the desk asks whether they changed */
  seenMost: 100,
  /** replies shown at once below an opened comment */
  belowMost: 20,
  searchLength: 200,
  reasonLength: 500,
  reportNoteLength: 500,
  noteLength: 2_000,
  /** what an author says against a decision, and days from it within which they may */
  appealLength: 2_000,
  appealDays: 14,
  coverSpans: 50,
  /** questions that one answer may be given to at once, and that are offered for it */
  answersAtOnce: 50,
  similarQuestions: 10,
  clarificationLength: 1_000,
  /** why an office has closed all pages, as readers are told */
  closingReasonLength: 200,
  /** kept by one office */
  savedAnswers: 200,
  savedTitleLength: 60,
  savedTextLength: 2_000,
  /** one line each: what an office means to do about a week, and what came of it */
  followUpLength: 160,
  followUpOutcomeLength: 120,
  feedEntries: 50,
  officesNamed: 5,
  honestyWeeks: 12,
  honestyWeeksMost: 52,
  /** of insights, counted back from now */
  insightsWeeksMost: 57,
  cursorLength: 200,
  editTokenDays: 30,
  mineRejectedDays: 30,
  passwordLeast: 10,
  passwordMost: 200,
} as const
