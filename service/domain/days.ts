/** Whether this names a day that there is: `2026-11-25`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00.000Z`)
  // A day that no month has would silently be another one.
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}
