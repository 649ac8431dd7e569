import type { Widget } from '../widget.ts'
import { en } from './texts/acting-en.ts'
import { type ActingTexts, id } from './texts/acting-id.ts'

export const actingWordsOf = ({ options: { language } }: Widget): ActingTexts => (language === 'en' ? en : id)
