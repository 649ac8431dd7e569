import type { MenuTexts } from './menu-id.ts'

export const en: MenuTexts = {
  share: 'Share',
  copyLink: 'Copy link',
  report: 'Report',
  wrong: 'What is wrong?',
  spam: 'Spam or advertising',
  abuse: 'Abusive or insulting',
  'personal-data': 'Shows personal data',
  false: 'Not true',
  other: 'Something else',
  note: 'More about it, if needed',
  reported: 'We will look.',
  kept: 'We have looked at your report: the comment stays.',
  gone: 'We have looked at your report: the comment is no longer shown.',
}
