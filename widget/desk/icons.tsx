export { Mark } from '../kit/mark.tsx'

/** Drawn on a grid of 16 with a stroke of 1.5; the word beside it always says the same. */
const shapes = {
  approve: 'M3 8.5 6.5 12 13 4.5',
  reject: 'M4 4l8 8M12 4l-8 8',
  spam: 'M5.2 2h5.6L14 5.2v5.6L10.8 14H5.2L2 10.8V5.2zM8 5v3.5M8 11v.01',
  answer: 'M6.5 3 2.5 7l4 4M2.5 7H9a4.5 4.5 0 0 1 4.5 4.5V13',
  forward: 'M9.5 3l4 4-4 4M13.5 7H7a4.5 4.5 0 0 0-4.5 4.5V13',
  restore: 'M2.5 3v4h4M3 7a5.2 5.2 0 1 1-.2 3.2',
  remove:
    'M2 2l12 12M6.6 6.7a2 2 0 0 0 2.8 2.8M4.3 4.5C2.6 5.6 1.5 8 1.5 8S4 12.5 8 12.5c1.3 0 2.4-.4 3.4-1M7 3.6c3.9-.6 7.5 4.4 7.5 4.4s-.6 1.1-1.6 2.2',
  pin: 'M5.5 2h5M6.5 2v4L4 9h8L9.5 6V2M8 9v5',
  clarify: 'M2 3h12v8.5H8.5L5 14.5v-3H2zM8 5v3M8 9.7v.01',
  correct: 'M10.5 3 13 5.5 5.5 13H3v-2.5zM9 4.5 11.5 7',
  cover: 'M2 8h.6M5.5 8h.6M9 8h.6M12.5 8h.6M2 3.5h7M2 12.5h12',
  search: 'M7 12.5A5.5 5.5 0 1 0 7 1.5a5.5 5.5 0 0 0 0 11ZM11 11l3.5 3.5',
  menu: 'M2 4h12M2 8h12M2 12h12',
  back: 'M10 3 5 8l5 5',
  more: 'M3 8h.6M7.7 8h.6M12.4 8h.6',
  close: 'M4 4l8 8M12 4l-8 8',
  history: 'M8 4.5V8l2.5 1.5M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  help: 'M6 6a2 2 0 1 1 2.7 1.9C8.2 8.1 8 8.5 8 9v.5M8 11.5v.01M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z',
  queue: 'M2 3.5h12M2 8h12M2 12.5h7',
  person: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8ZM2.5 14c.5-2.5 2.6-4 5.5-4s5 1.5 5.5 4',
  link: 'M6.5 9.5l3-3M7 4.5 8.5 3a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  save: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  check: 'M3 8.5 6.5 12 13 4.5',
} as const

export type IconName = keyof typeof shapes

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  )
}
