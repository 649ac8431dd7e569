import { setDevice, useDevice } from '../device.ts'
import { useSay } from '../texts/use.ts'
import { Dialog } from './dialog.tsx'

/** Which keys there are, and the switch that turns the letters off (WCAG 2.1.4). */
export function Help({ onClose }: { onClose(): void }) {
  const { t } = useSay()
  const { keys } = useDevice()
  const rows: [string[], string][] = [
    [['j', 'k'], t.keys.move],
    [['Enter'], t.keys.enter],
    [['x'], t.keys.select],
    [['Shift', 'x'], t.keys.selectRange],
    [['Shift', 'j'], t.keys.selectMoving],
    [['a'], `${t.actions.approve} · ${t.actions.settle}`],
    [['d'], `${t.actions.reject}…`],
    [['1–7'], t.keys.reason],
    [['1–4'], t.keys.mark],
    [['s'], t.actions.spam],
    [['e'], `${t.actions.answer}…`],
    [['u'], t.actions.undo],
    [['/'], t.keys.search],
    [['Ctrl', 'K'], t.keys.search],
    [['?'], t.keys.help],
    [['Esc'], t.keys.close],
  ]
  return (
    <Dialog title={t.keys.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([names, words]) => (
          <div key={names.join()}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <KeySwitch />
      {!keys && <p class="faint">{t.keys.off}</p>}
    </Dialog>
  )
}

export function KeySwitch() {
  const { t } = useSay()
  const { keys } = useDevice()
  return (
    <label class="check">
      <input type="checkbox" checked={keys} onChange={(event) => setDevice({ keys: event.currentTarget.checked })} />
      {t.keys.use}
    </label>
  )
}
