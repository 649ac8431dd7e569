/** What the second file hands to the menu's, which can import only what the first one holds. */
import type { Widget } from '../widget.ts'
import type { WritingTexts } from './texts/id.ts'

export type Tools = {
  w: Widget
  /** the words of the second file */
  common: WritingTexts
  keep(name: string, value: unknown): void
  asReader(): Record<string, string>
  copy(w: Widget, words: string): Promise<void>
  whatsApp(words: string): string
  /** closes the menu */
  close(): void
}
