import { render } from 'preact'
import { followTheme, setDevice } from './device.ts'
import { Desk } from './frame/desk.tsx'
import './styles/base.css'
import './styles/frame.css'
import './styles/layers.css'
import './styles/list.css'
import './styles/search.css'
import './styles/case.css'
import './styles/appeal.css'
import './styles/deciding.css'
import './styles/forms.css'
import './styles/charts.css'

followTheme()
setDevice({})
const place = document.getElementById('desk')
if (place) render(<Desk />, place)
