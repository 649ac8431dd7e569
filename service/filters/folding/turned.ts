import { turnedOnly, upright } from '../../domain/turned-letters.ts'
import { originalOf, type Reading, type Writer } from './reading.ts'

type Stretch = { from: number; to: number }

/** Whether two letters of the word, or a third of them, are upside down: then it is read from its end. */
export function isTurned(reading: Reading, raw: string, { from, to }: Stretch): boolean {
  let turned = 0
  for (let unit = from; unit < to; unit++) if (turnedOnly.has(originalOf(reading, raw, unit))) turned++
  return turned > 1 || turned * 3 > to - from
}

/** Writes the word upright. Every letter leads back to the whole word, since their order is another. */
export function turn(reading: Reading, raw: string, { from, to }: Stretch, writer: Writer): void {
  writer.copyTo(from)
  for (let unit = to - 1; unit >= from; unit--) {
    const original = originalOf(reading, raw, unit)
    const letter = reading.text.charAt(unit)
    writer.put(upright.get(original) ?? upright.get(letter) ?? letter, from)
  }
  writer.skipTo(to)
}
