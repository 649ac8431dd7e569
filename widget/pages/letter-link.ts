/**
 * Opens what a letter's link leads to. Its token stands behind the number sign, where no server and no log sees it; from
 * here it goes as a form, and out of the address. It is sent as its source: nothing outside of it may be named in it.
 */
export function openLetter(): void {
  const field = document.querySelector<HTMLInputElement>('[data-letter]')
  const open = (): void => {
    const token = location.hash.slice(1)
    if (!field || !token.startsWith('d2.')) return
    field.value = token
    history.replaceState(null, '', location.pathname + location.search)
    field.form?.submit()
  }
  open()
  addEventListener('hashchange', open)
}
