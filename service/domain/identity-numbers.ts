import { maskNumbers, personalNumbersIn } from '../contract/personal-numbers.ts'

/**
 * A text as it may be stored: no identity number and no family card's stands in it, whoever wrote it; `masked` tells
 * how many did. A telephone number is its owner's to give.
 */
export function withoutIdentityNumbers(text: string): { text: string; masked: number } {
  const numbers = personalNumbersIn(text).filter(({ kind }) => kind === 'nik' || kind === 'kk')
  return { text: maskNumbers(text, numbers), masked: numbers.length }
}
