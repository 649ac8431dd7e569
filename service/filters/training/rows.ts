import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { numberOf } from './chance.ts'

export type Kind = 'judol' | 'promo' | 'ham' | 'civic' | 'mention'

/** A labelled comment. `part` is the collectors' split: `train`, and `dev` or `held`, which training never sees. */
export type Row = {
  text: string
  spam: 0 | 1
  lang: 'id' | 'en'
  kind: Kind
  part: 'train' | 'dev' | 'held'
  source: string
  /** the disguise used in it, where that is known */
  how?: string
}

const folder = join(import.meta.dirname, 'rows')

/** Whose licence asks that copies of the rows carry it on; they stand in a folder of their own. */
export const shareAlike = 'share-alike'

/** Every labelled comment kept here, in an order that does not depend on the machine. */
export function readRows(without: { shareAlike: boolean } = { shareAlike: false }): Row[] {
  const files = globSync(['*.jsonl', '*.jsonl.gz', `${shareAlike}/*.jsonl.gz`], { cwd: folder }).toSorted()
  return files
    .filter((file) => !(without.shareAlike && file.startsWith(shareAlike)))
    .flatMap((file) => readFile(join(folder, file)))
}

function readFile(path: string): Row[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const source = basename(path).replace(/\.jsonl(\.gz)?$/, '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...(JSON.parse(line) as Omit<Row, 'source'>), source }))
}

/** What is left of a text where only its letters count: near-duplicates have the same, and fall on the same side of a split. */
export function skeleton(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '')
    .slice(0, 60)
}

/** Which of `sides` a row falls on: by its skeleton alone, so that a new row stirs no other. */
export const sideOf = ({ text }: Row, sides: number): number => numberOf(`${skeleton(text)}#`) % sides
