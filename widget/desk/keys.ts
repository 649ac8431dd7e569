import { useLayoutEffect, useRef } from 'preact/hooks'

export type KeyMap = Record<string, (event: KeyboardEvent) => void>

/** Whether letters are somebody's words here. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/**
 * Listens for single keys anywhere on the page, while nobody writes and no layer lies over the desk.
 * `always` holds what no screen reader or voice control types by accident, and stays when the letters are off.
 */
export function useKeys(letters: KeyMap, always: KeyMap, on: boolean): void {
  const now = useRef({ letters, always, on })
  now.current = { letters, always, on }
  // Before a row can be seen, so that no key comes too early.
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[aria-modal="true"]')) return
      const held = event.ctrlKey || event.metaKey
      const name = (held ? 'ctrl+' : '') + event.key.toLowerCase()
      const fixed = now.current.always[name]
      if (fixed) return fixed(event)
      if (held || event.altKey || !now.current.on || isWriting(event.target)) return
      const letter = now.current.letters[name]
      if (!letter) return
      event.preventDefault()
      letter(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
