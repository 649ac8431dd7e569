import type { Later, Widget } from '../widget.ts'
import { en } from './texts/acting-en.ts'
import { type ActingTexts, id } from './texts/acting-id.ts'

export const actingWordsOf = ({ options: { language } }: Widget): ActingTexts => (language === 'en' ? en : id)

/** The second file. The third imports nothing of it: it has long been there, in the widget. */
export const laterOf = (w: Widget): Later => w.later as Later
