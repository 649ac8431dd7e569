import { useRef, useState } from 'preact/hooks'
import { useFigures } from './texts.ts'

type Told = 'copied' | 'selected' | null

/** The report in five lines, to be pasted where people talk. Where copying is forbidden they are selected instead. */
export function HandOn({ lines }: { lines: string[] }) {
  const { f } = useFigures()
  const t = f.weekly
  const field = useRef<HTMLTextAreaElement>(null)
  const [told, tell] = useState<Told>(null)
  const text = lines.join('\n')
  function select(): void {
    field.current?.focus()
    field.current?.select()
    tell(document.execCommand('copy') ? 'copied' : 'selected')
  }
  function copy(): void {
    if (!navigator.clipboard) return select()
    navigator.clipboard.writeText(text).then(() => tell('copied'), select)
  }
  return (
    <section class="part hand-on">
      <label>
        {t.whatsApp}
        <textarea ref={field} readOnly rows={9} value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <div class="line-up">
        <button type="button" onClick={copy}>
          {told === 'copied' ? t.copied : t.copy}
        </button>
        <a class="button" href={`https://wa.me/?text=${encodeURIComponent(text)}`} target="_blank" rel="noreferrer">
          {t.open}
        </a>
      </div>
      <p role="status">{told === 'selected' ? t.select : told === 'copied' ? t.copied : ''}</p>
    </section>
  )
}
