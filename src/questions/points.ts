/** Points as they are kept, shown and handed out: no more than four decimals. */
export function roundedPoints(points: number): number {
  return Math.round(points * 10_000) / 10_000;
}
