import type { Sort } from '../../../service/contract/views.ts'
import type { Later, Widget } from '../widget.ts'

/** The thread from its start. Whoever asked by a button that is gone by then goes on at the first comment. */
export async function readFromStart({ readAnew }: Later, w: Widget, sort: Sort): Promise<void> {
  if (await readAnew(w, { sort })) w.focus(`#c-${w.thread?.roots[0]}`, { preventScroll: true })
}
