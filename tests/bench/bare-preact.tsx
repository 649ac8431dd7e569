// The baseline of the widget's bytes: one component with one hook.
import { render } from 'preact'
import { useState } from 'preact/hooks'

function Counter() {
  const [count, setCount] = useState(0)
  return <button onClick={() => setCount(count + 1)}>{count}</button>
}

render(<Counter />, document.body)
