import { size } from './features.ts'

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
}

const mark = 'REMBUK2\n'
const headLength = mark.length + 4 * 4
const commonLength = size / 8

/** The model as a file: a mark, four numbers, 2^17 weights, 2^17 bits. */
export function writeModel({ table, scale, bias, steep, shift, common }: Model): Uint8Array {
  const bytes = new Uint8Array(headLength + size + commonLength)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < mark.length; i++) bytes[i] = mark.charCodeAt(i)
  for (const [i, number] of [scale, bias, steep, shift].entries()) view.setFloat32(mark.length + i * 4, number, true)
  bytes.set(new Uint8Array(Int8Array.from(table).buffer), headLength)
  bytes.set(common, headLength + size)
  return bytes
}

/** Throws for a file that is none of ours or cut short: a filter that knows nothing must not look like one. */
export function readModel(bytes: Uint8Array): Model {
  const isOurs = String.fromCharCode(...bytes.subarray(0, mark.length)) === mark
  if (!isOurs || bytes.length !== headLength + size + commonLength) {
    throw new RangeError('These are no weights of the learner')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const number = (i: number): number => view.getFloat32(mark.length + i * 4, true)
  return {
    table: new Int8Array(bytes.buffer, bytes.byteOffset + headLength, size),
    scale: number(0),
    bias: number(1),
    steep: number(2),
    shift: number(3),
    common: new Uint8Array(bytes.buffer, bytes.byteOffset + headLength + size, commonLength),
  }
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
