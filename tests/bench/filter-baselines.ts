// What the filter is measured against: the list of words that offices paste into their settings, and a naive Bayes over
// words as it stands in text books (McCallum and Nigam 1998, the multinomial model with Laplace's smoothing).

const listed = (
  'slot gacor maxwin scatter togel judi jackpot casino rtp jepe rungkad mahjong olympus pragmatic taruhan freespin deposit withdraw bandar poker zeus ' +
  'hoki cuan toto free win cash prize subscribe click loan'
).split(' ')

/** One of the words is in the text. */
export const hasListedWord = (text: string): boolean => {
  const lower = text.toLowerCase()
  return listed.some((word) => lower.includes(word))
}

type Labelled = { text: string; spam: 0 | 1 }

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Learns from rows; answers the log odds of a text. */
export function naiveBayes(rows: readonly Labelled[]): (text: string) => number {
  const counts = new Map<string, [number, number]>()
  const words: [number, number] = [0, 0]
  const texts: [number, number] = [0, 0]
  for (const { text, spam } of rows) {
    texts[spam] += 1
    for (const word of wordsOf(text)) {
      const seen = counts.get(word) ?? [0, 0]
      seen[spam] += 1
      words[spam] += 1
      counts.set(word, seen)
    }
  }
  const share = (count: number, side: 0 | 1): number => (count + 1) / (words[side] + counts.size)
  return (text) =>
    wordsOf(text).reduce(
      (odds, word) => {
        const seen = counts.get(word)
        return seen ? odds + Math.log(share(seen[1], 1) / share(seen[0], 0)) : odds
      },
      Math.log(texts[1] / texts[0]),
    )
}
