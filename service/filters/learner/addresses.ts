/** Nobody chose the letters of an address: bit.ly/2X9aSxx, youtu.be/mUcMddN. Links are heard of elsewhere (`../phases/links.ts`). */
const address = /:\/\/|^www\.|\.[a-z]{2,}\//i

/** So far back an address is looked for: most are shorter, and what is asked for each word must not grow with the text. */
const backMost = 160

const blank = 32

/** Whether the place stands within an address: what stands before it, up to the last blank, has begun as one. */
export function isInAddress(raw: string, place: number): boolean {
  let from = place
  while (from > 0 && place - from < backMost && raw.charCodeAt(from - 1) > blank) from--
  return address.test(raw.slice(from, place))
}
