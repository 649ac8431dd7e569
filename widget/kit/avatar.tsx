/**
 * A kawung tile: the figure beside a name. Eleven bits of a random seed choose it, so it says nothing of the person.
 * Three bits for the hue; two cells A and B with two bits for the shape and two for its quarter turns.
 */
const hues = '#b26162#ab6a3a#8f7b25#598b4e#008f84#2487ae#6a76ba#9f6499'

/** Quarter disc, leaf, drop, disc, in a cell of 8. */
const shapes = [
  'M0 8A8 8 0 0 1 8 0V8Z',
  'M0 8A8 8 0 0 1 8 0A8 8 0 0 1 0 8Z',
  'M0 0H4A4 4 0 1 1 0 4Z',
  'M4 0A4 4 0 1 1 4 8A4 4 0 1 1 4 0Z',
]

/** `seed`: three hexadecimal digits, `000` to `7ff`. */
export function Avatar({ seed }: { seed: string }) {
  const bits = parseInt(seed, 16)
  const hue = ((bits >> 8) & 7) * 7
  const fill = hues.slice(hue, hue + 7)
  const cell = (turn: number, x: number) => {
    const half = bits >> (x ? 0 : 4)
    return (
      <path
        d={shapes[(half >> 2) & 3]}
        transform={`rotate(${turn} 8 8)translate(${x})rotate(${(half & 3) * 90} 4 4)`}
        opacity={x ? 0.55 : 1}
      />
    )
  }
  return (
    <svg class="avatar" viewBox="0 0 16 16" fill={fill} aria-hidden="true">
      <path d="M0 0H16V16H0Z" opacity=".18" />
      {cell(0, 0)}
      {cell(0, 8)}
      {cell(180, 0)}
      {cell(180, 8)}
    </svg>
  )
}

/** The mark, on a tile: an answer in a question. People are round, offices square. */
export function OfficeTile() {
  return (
    <svg class="avatar office" viewBox="-4 -4 32 32" fill="currentColor" fill-rule="evenodd" aria-hidden="true">
      <path d="M2 12A10 10 0 1 1 12 22H2ZM12 7.5H16.5V12A4.5 4.5 0 1 1 12 7.5Z" />
    </svg>
  )
}
