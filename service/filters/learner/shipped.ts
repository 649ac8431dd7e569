import { readFileSync } from 'node:fs'
import { weightsFile } from './files.ts'
import { type Model, readModel } from './model.ts'

/** Read when the service starts: weights that are missing must be heard of then, and not at the first comment. */
export const shipped: Model = readModel(readFileSync(weightsFile))
