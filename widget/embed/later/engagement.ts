/** What this device keeps of what its reader supports and says about pages. */
import { recall } from '../device.ts'
import type { Widget } from '../widget.ts'

/** This browser is known by its token, once it has one. */
export function asReader({ options: { language } }: Widget): Record<string, string> {
  const reader = recall<string>('reader')
  return { 'Accept-Language': language, ...(reader && { Authorization: `Bearer ${reader}` }) }
}

export const keptSupports = (): string[] => recall('supports') || []
export const keptReactions = (): Record<string, string> => recall('reactions') || {}
export const pageName = ({ options: { at, site } }: Widget): string => `${site}:${at.page || at.url}`
export const keptReaction = (w: Widget): string | undefined => keptReactions()[pageName(w)]
