/** The mark: an answer inside a question. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" fill="currentColor" fill-rule="evenodd" aria-hidden="true" focusable="false">
      <path d="M2 12A10 10 0 1 1 12 22H2ZM12 7.5H16.5V12A4.5 4.5 0 1 1 12 7.5Z" />
    </svg>
  )
}
