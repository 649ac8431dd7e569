/** The mark by which spreadsheets know UTF-8. */
export const tableStart = '\uFEFF'

/**
 * What a spreadsheet would take for a formula is text to it with an apostrophe before it (OWASP, "CSV injection"); also
 * behind a semicolon, where spreadsheets of Indonesia and half of Europe begin a cell whatever the quotes say, and as
 * wide signs, which some take for the narrow ones. Importing takes the apostrophe away again.
 */
const harmless = (value: string): string => value.replace(/(^|;)(?=['"\s]*[=+\-@＝＋－＠])/g, `$1'`)

/** One line without what would end it, quoted where it must be (RFC 4180). */
function cell(value: string): string {
  const plain = harmless(value.replace(/[\r\n\t]+/g, ' '))
  return /[",;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** One row of a table (RFC 4180). */
export const tableRow = (cells: string[]): string => `${cells.map(cell).join(',')}\r\n`
