import type { Widget } from '../widget.ts'
import { en } from './texts/menu-en.ts'
import { type MenuTexts, id } from './texts/menu-id.ts'

export const menuWordsOf = ({ options: { language } }: Widget): MenuTexts => (language === 'en' ? en : id)
