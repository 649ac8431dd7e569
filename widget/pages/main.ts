// What the service loads: each page as one function from data to a whole document.
import type { HtmlPages } from '../../service/contract/html-pages.ts'
import { address, problem, receiptForm } from './asking.tsx'
import { form } from './form.tsx'
import { front } from './front.tsx'
import { ledger } from './ledger.tsx'
import { mailbox } from './mailbox.tsx'
import { ownData, ownDataErased, ownDataForm } from './own-data.tsx'
import { receipt } from './receipt.tsx'
import { script } from './script.ts'
import { share } from './share.tsx'
import { style } from './style.ts'
import { replies, thread } from './thread.tsx'

export const pages: HtmlPages = {
  style,
  script,
  thread,
  replies,
  form,
  address,
  receipt,
  receiptForm,
  share,
  problem,
  front,
  ledger,
  ownDataForm,
  ownData,
  ownDataErased,
  mailbox,
}
