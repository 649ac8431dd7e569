import { copyLines } from './copying.ts'
import { openLetter } from './letter-link.ts'

/** The one script of our pages. What a function is handed it closes over, so that its source alone is the whole of it. */
export const script = `(${copyLines.toString()})();(${openLetter.toString()})()`
