/** How the load mark is drawn in its box of 64 by 64. */
export interface Load {
  readonly points: number;
  readonly max: number;
  /** Where the line runs, from the top. */
  readonly level: number;
  /** The outline of what is below the line within the circle; null where that is nothing. */
  readonly water: string | null;
}

const centre = 32;
const radius = 22;

/** The load mark for points out of a maximum: the line rises from the circle's lower part to its upper. */
export function loadOf(points: number, max: number): Load {
  const share = max > 0 ? Math.min(1, Math.max(0, points / max)) : 0;
  const reach = radius - 7;
  const level = Math.round((centre + reach - 2 * reach * share) * 100) / 100;
  if (share === 0) return { points, max, level, water: null };
  const half = Math.sqrt(radius ** 2 - (level - centre) ** 2);
  const [left, right] = [centre - half, centre + half].map((x) => x.toFixed(2));
  const large = level < centre ? 1 : 0;
  return {
    points,
    max,
    level,
    water: `M${left} ${level}A${radius} ${radius} 0 ${large} 0 ${right} ${level}Z`,
  };
}
