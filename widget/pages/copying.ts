/**
 * Shows the buttons beside the lines, and lets each copy its own. It is sent as its source: nothing outside of it may
 * be named in it.
 */
export function copyLines(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const line = document.getElementById(button.dataset['copy'] ?? '')
    const words = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      if (!line) return
      try {
        await navigator.clipboard.writeText(line.textContent ?? '')
      } catch {
        // Without a secure line the browser hands out no clipboard, but still copies what is chosen.
        getSelection()?.selectAllChildren(line)
        document.execCommand('copy')
      }
      button.textContent = button.dataset['done'] ?? ''
      setTimeout(() => (button.textContent = words), 4_000)
    })
  }
}
