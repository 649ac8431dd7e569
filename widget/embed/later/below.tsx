/** Below a comment's words, once somebody has done something here. */
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { Menu } from './menu.tsx'
import { OwnActions, OwnNote } from './own.tsx'
import { Settling } from './settling.tsx'

type Props = {
  w: Widget
  comment: Comment
  /** whether something is to be told of one's own */
  isPanel: boolean
  isEditable: boolean
}

export function Below({ w, comment, isPanel, isEditable }: Props) {
  const { id } = comment
  return (
    <>
      {isPanel && <OwnNote w={w} comment={comment} />}
      {w.own[id] && (
        <>
          <Settling w={w} comment={comment} />
          <OwnActions w={w} comment={comment} isEditable={isEditable} />
        </>
      )}
      <Menu w={w} id={id} />
    </>
  )
}
