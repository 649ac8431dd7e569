import type { Language } from '../../service/contract/languages.ts'
import { en as embedEn } from '../embed/texts/en.ts'
import { id as embedId, type Texts } from '../embed/texts/id.ts'
import { en as writingEn } from '../embed/later/texts/en.ts'
import { id as actingId, type ActingTexts } from '../embed/later/texts/acting-id.ts'
import { id as officeId, type OfficeTexts } from '../embed/later/texts/office-id.ts'
import { id as writingId, type WritingTexts } from '../embed/later/texts/id.ts'
import { en } from './texts/en.ts'
import { id, type PageTexts } from './texts/id.ts'

/** `t` and `w`: what the widget says when it reads, and when it writes. `o`: of what an office says. `a`: at the first use. `p`: what whole pages alone say. */
export type Words = { t: Texts; w: WritingTexts; o: OfficeTexts; a: ActingTexts; p: PageTexts }

const words: Record<Language, Words> = {
  id: { t: embedId, w: writingId, o: officeId, a: actingId, p: id },
  en: { t: embedEn, w: writingEn, o: writingEn.office ?? officeId, a: writingEn.acting ?? actingId, p: en },
}

export const wordsIn = (language: Language): Words => words[language]
