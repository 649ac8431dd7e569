const lineFeed = 10

/** A line without its end; null where it is longer than allowed. */
export type InputLine = string | null

const decoder = new TextDecoder()

/**
 * The lines of a stream, cut where JSON lines are cut: at `\n` or `\r\n` and nowhere else, for U+2028 may stand within
 * one. Of a line of more than `most` bytes only the end is looked for, so that memory is bounded. A byte order mark is
 * no part of the first; the last needs no end.
 */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<InputLine> {
  let kept: Uint8Array[] = []
  let size = 0
  const keep = (piece: Uint8Array): void => {
    size += piece.length
    if (size > most) kept = []
    else if (piece.length > 0) kept.push(piece)
  }
  const line = (): InputLine => {
    const whole = size > most ? null : decoder.decode(Buffer.concat(kept)).replace(/\r$/, '')
    kept = []
    size = 0
    return whole
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      keep(chunk.subarray(from, end))
      yield line()
      from = end + 1
    }
    keep(chunk.subarray(from))
  }
  if (size > 0) yield line()
}
