import type { QueueItem } from '../../../service/contract/views.ts'

/** What a saved answer's places stand for, of the comment that is answered. Anything else in braces stays as it is. */
export function filledFor(text: string, item: Pick<QueueItem, 'author' | 'office' | 'page' | 'receipt'>): string {
  const places = new Map([
    ['nama', item.author?.name ?? ''],
    ['kantor', item.office.name],
    ['halaman', item.page.title || item.page.url],
    ['kode', item.receipt ?? ''],
  ])
  return text.replace(/\{(\w+)\}/g, (place, name: string) => places.get(name.toLowerCase()) ?? place)
}

/** Whether what is looked for stands in a title or its words, each word of it, in whatever case. */
export function isFound({ title, text }: { title: string; text: string }, looked: string): boolean {
  const all = `${title}\n${text}`.toLowerCase()
  return (looked.toLowerCase().match(/\S+/g) ?? []).every((word) => all.includes(word))
}

/** The draft with words put in where the caret stands, and where it stands then. */
export function inserted(draft: string, words: string, from: number, to: number): { text: string; caret: number } {
  const before = draft.slice(0, from)
  const gap = before === '' || /\s$/.test(before) ? '' : '\n\n'
  return { text: before + gap + words + draft.slice(to), caret: (before + gap + words).length }
}
