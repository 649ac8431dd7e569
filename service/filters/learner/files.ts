import { join } from 'node:path'

/** Where the weights stand that `npm run rembuk -- train` made. */
export const weightsFile = join(import.meta.dirname, 'weights.bin')
