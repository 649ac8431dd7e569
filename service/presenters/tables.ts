/** The mark by which spreadsheets know UTF-8. */
export const tableStart = '\uFEFF'

/** What a spreadsheet would take for a formula is text to it with an apostrophe before it (OWASP, "CSV injection"). */
const harmless = (value: string): string => (/^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value)

/** One line without what would end it, quoted where it must be (RFC 4180). */
function cell(value: string): string {
  const plain = harmless(value.replace(/[\r\n\t]+/g, ' '))
  return /[",;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** One row of a table (RFC 4180). */
export const tableRow = (cells: string[]): string => `${cells.map(cell).join(',')}\r\n`
