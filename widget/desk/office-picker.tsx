import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { OfficeView } from '../../service/contract/views.ts'
import { foundOffices, officesShown } from './offices.ts'
import { useSay } from './texts/use.ts'

type Choice = { id: string; name: string; above: string }

type Props = {
  label: string
  value: string
  offices: OfficeView[]
  /** what can be chosen besides one office; shown while nothing is typed */
  fixed?: { id: string; name: string }[]
  /** where its place says what it is for; for those who do not see it the label is there still */
  bare?: boolean
  onChange(id: string): void
}

/**
 * Finds one of many offices by a few letters (the combobox pattern of ARIA 1.2): the focus stays in the field, arrows move
 * through the list, Enter chooses, Escape leaves things as they were.
 */
export function OfficePicker({ label, value, offices, fixed = [], bare, onChange }: Props) {
  const { t, n } = useSay()
  const name = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  /** what was typed; null while the list is closed */
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const isOpen = typed !== null
  const names = useMemo(() => new Map(offices.map((office) => [office.id, office.name])), [offices])
  const chosen = fixed.find(({ id }) => id === value)?.name ?? names.get(value) ?? ''
  const found = useMemo(() => {
    if (typed === null) return []
    const asChoice = ({ id, name, parent }: OfficeView): Choice => ({ id, name, above: names.get(parent ?? '') ?? '' })
    const others = fixed.map(({ id, name }): Choice => ({ id, name, above: '' }))
    return [...(typed === '' ? others : []), ...foundOffices(offices, typed).map(asChoice)]
  }, [typed, offices, names])
  const shown = found.slice(0, officesShown)
  const option = (at: number): string => `${name}-${at}`

  function open(words = ''): void {
    setTyped(words)
    // With nothing typed the list begins at what is chosen.
    setActive(0)
  }
  function close(): void {
    setTyped(null)
  }
  function choose(choice: Choice | undefined): void {
    if (!choice) return
    close()
    if (choice.id !== value) onChange(choice.id)
  }
  const steps: Record<string, () => void> = {
    ArrowDown: () => (isOpen ? setActive(Math.min(active + 1, shown.length - 1)) : open()),
    ArrowUp: () => (isOpen ? setActive(Math.max(active - 1, 0)) : open()),
    Enter: () => choose(shown[active]),
    Escape: close,
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key]
    if (!step || (!isOpen && (event.key === 'Enter' || event.key === 'Escape'))) return
    event.preventDefault()
    event.stopPropagation()
    step()
  }

  useEffect(() => {
    if (!isOpen || !list.current || !field.current) return
    // Beside whatever scrolls around the field, and never wider than the screen.
    const { left, bottom, width } = field.current.getBoundingClientRect()
    const { style } = list.current
    style.left = `${Math.max(8, Math.min(left, innerWidth - 328))}px`
    style.top = `${bottom + 4}px`
    style.minWidth = `${width}px`
    style.maxHeight = `${Math.max(160, Math.min(400, innerHeight - bottom - 16))}px`
  }, [isOpen])
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active, typed])

  return (
    <div class="picker">
      <label for={name} class={bare ? 'hidden' : undefined}>
        {label}
      </label>
      <input
        ref={field}
        id={name}
        type="text"
        role="combobox"
        autoComplete="off"
        spellcheck={false}
        aria-expanded={isOpen}
        aria-controls={`${name}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown[active] ? option(active) : undefined}
        value={typed ?? chosen}
        placeholder={isOpen ? chosen : undefined}
        onClick={() => !isOpen && open()}
        // What is typed into a closed list begins a search, and is not added to the name that stands there.
        onInput={(event) => open(isOpen ? event.currentTarget.value : (event.data ?? ''))}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <p class="hidden" role="status">
        {isOpen && (found.length === 0 ? t.picker.none : n(t.picker.found, found.length))}
      </p>
      <ul id={`${name}-list`} role="listbox" aria-label={label} ref={list} hidden={!isOpen}>
        {shown.map((choice, at) => (
          <li
            key={choice.id}
            id={option(at)}
            role="option"
            aria-selected={at === active}
            class={choice.id === value ? 'chosen' : ''}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            {choice.name}
            {choice.above && <span class="faint">{choice.above}</span>}
          </li>
        ))}
        {isOpen && found.length === 0 && (
          <li role="option" aria-disabled="true" aria-selected="false" class="faint">
            {t.picker.none}
          </li>
        )}
      </ul>
    </div>
  )
}
