/** What stands beside every sentence that asks for attention, so that its colour is not needed to see it. */
export const Sign = () => (
  <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />
    <path d="M8 4.5v4M8 11v.5" />
  </svg>
)

export const Check = () => (
  <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3 8.5 6.5 12 13 4.5" />
  </svg>
)

/** The end of a way that does not lead to the public. */
export const Stop = () => (
  <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M4 8h8" />
  </svg>
)
