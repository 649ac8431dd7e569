import { size } from './features.ts'

/** What training makes: weights as small whole numbers with one scale, and the curve from margin to probability. */
export type Model = { table: Int8Array; scale: number; bias: number; steep: number; shift: number }

const mark = 'REMBUK1\n'
const headLength = mark.length + 4 * 4

/** The model as a file: a mark, four numbers, 2^17 weights. */
export function writeModel({ table, scale, bias, steep, shift }: Model): Uint8Array {
  const bytes = new Uint8Array(headLength + size)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < mark.length; i++) bytes[i] = mark.charCodeAt(i)
  for (const [i, number] of [scale, bias, steep, shift].entries()) view.setFloat32(mark.length + i * 4, number, true)
  bytes.set(new Uint8Array(table.buffer, table.byteOffset, size), headLength)
  return bytes
}

/** Throws for a file that is none of ours or cut short: a filter that knows nothing must not look like one. */
export function readModel(bytes: Uint8Array): Model {
  const isOurs = String.fromCharCode(...bytes.subarray(0, mark.length)) === mark
  if (!isOurs || bytes.length !== headLength + size) throw new RangeError('These are no weights of the learner')
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const number = (i: number): number => view.getFloat32(mark.length + i * 4, true)
  return {
    table: new Int8Array(bytes.buffer, bytes.byteOffset + headLength, size),
    scale: number(0),
    bias: number(1),
    steep: number(2),
    shift: number(3),
  }
}

export const probabilityOf = ({ steep, shift }: Pick<Model, 'steep' | 'shift'>, margin: number): number =>
  1 / (1 + Math.exp(-(steep * margin + shift)))
