/**
 * Platt's scaling (Platt 1999, "Probabilistic outputs for support vector machines"): a logistic curve from margins to
 * probabilities, fitted by Newton's method on comments that the weights have not seen.
 */
export function calibrate(seen: readonly { margin: number; spam: boolean }[]): { steep: number; shift: number } {
  let steep = 1
  let shift = 0
  // Platt's targets: never quite 0 or 1, for there are only so many comments.
  const positives = seen.filter(({ spam }) => spam).length
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (seen.length - positives + 2)
  for (let turn = 0; turn < 30; turn++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-6, 0, 1e-6]
    for (const { margin, spam } of seen) {
      const probability = 1 / (1 + Math.exp(-(steep * margin + shift)))
      const wrong = probability - (spam ? high : low)
      const spread = Math.max(probability * (1 - probability), 1e-9)
      ga += wrong * margin
      gb += wrong
      haa += spread * margin * margin
      hab += spread * margin
      hbb += spread
    }
    const determinant = haa * hbb - hab * hab
    if (determinant < 1e-9) break
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant]
    const step = Math.min(1, 1 / Math.max(Math.abs(da), Math.abs(db), 1e-9))
    steep = Math.max(0.05, steep - step * da)
    shift -= step * db
    if (Math.abs(da) + Math.abs(db) < 1e-7) break
  }
  return { steep, shift }
}
