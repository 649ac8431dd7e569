import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { size } from './features.ts'
import { wordBytes } from './words.ts'

/**
 * What training makes: weights as small whole numbers with one scale, the curve from margin to probability, and which
 * places of the table harmless words fill often, a bit each.
 */
export type Model = {
  table: Int8Array | Int16Array
  scale: number
  bias: number
  steep: number
  shift: number
  common: Uint8Array
  /** words that are no site's name, a bit each: others are read by their shape */
  words: Uint8Array
}

const mark = 'REMBUK4\n'
const headLength = mark.length + 4 * 4
const commonLength = size / 8

/** The model as a file: a mark and four numbers; then, packed, 2^17 weights and both tables of bits. */
export function writeModel({ table, scale, bias, steep, shift, common, words }: Model): Uint8Array {
  const head = new Uint8Array(headLength)
  const view = new DataView(head.buffer)
  for (let i = 0; i < mark.length; i++) head[i] = mark.charCodeAt(i)
  for (const [i, number] of [scale, bias, steep, shift].entries()) view.setFloat32(mark.length + i * 4, number, true)
  return Uint8Array.from(
    Buffer.concat([head, brotliCompressSync(Buffer.concat([Uint8Array.from(table), common, words]))]),
  )
}

/** Throws for a file that is none of ours or cut short: a filter that knows nothing must not look like one. */
export function readModel(bytes: Uint8Array): Model {
  const isOurs = String.fromCharCode(...bytes.subarray(0, mark.length)) === mark
  if (!isOurs || bytes.length <= headLength) throw new RangeError('These are no weights of the learner')
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const number = (i: number): number => view.getFloat32(mark.length + i * 4, true)
  const unpacked = unpack(bytes.subarray(headLength))
  return {
    table: new Int8Array(unpacked.buffer, 0, size),
    scale: number(0),
    bias: number(1),
    steep: number(2),
    shift: number(3),
    common: unpacked.subarray(size, size + commonLength),
    words: unpacked.subarray(size + commonLength),
  }
}

function unpack(packed: Uint8Array): Uint8Array {
  try {
    const unpacked = new Uint8Array(brotliDecompressSync(packed))
    if (unpacked.length === size + commonLength + wordBytes) return unpacked
  } catch {
    // Said below as every other file is that is none of ours.
  }
  throw new RangeError('These are no weights of the learner')
}

export const probabilityOf = ({ steep, shift }: Pick<Model, 'steep' | 'shift'>, margin: number): number =>
  1 / (1 + Math.exp(-(steep * margin + shift)))

/** Whether harmless words fill this place often. */
export const isCommon = ({ common }: Pick<Model, 'common'>, slot: number): boolean =>
  (((common[slot >> 3] ?? 0) >> (slot & 7)) & 1) === 1

const marks = new WeakMap<Model, number>()

/** A number that tells weights from others (FNV-1a over the table): what was learned on top of some fits no others. */
export function markOf(model: Model): number {
  const before = marks.get(model)
  if (before !== undefined) return before
  let hash = 0x811c9dc5
  for (const weight of model.table) hash = Math.imul(hash ^ (weight & 255), 0x01000193)
  marks.set(model, hash >>> 0)
  return hash >>> 0
}
