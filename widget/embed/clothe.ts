/** A constructed sheet needs no word from the page's CSP; browsers that have none get a style element. */
export function clothe(shadow: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet()
    void sheet.replaceSync(css)
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
  } catch {
    const style = document.createElement('style')
    style.textContent = css
    shadow.append(style)
  }
}
