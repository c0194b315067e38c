/** A plot's size and where its inner part lies, in pixels from its left and upper edge. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
}

/** Every plot is as wide as a phone's page; above and below there is room for the axes' names and numbers. */
const width = 360;
const top = 26;
const bottom = 44;

/** The frame of a plot whose inner part has this height, and this much room on its left for an axis. */
export function frameOf(inner: number, left: number): Frame {
  const floor = top + inner;
  return { width, height: floor + bottom, left, right: width - 24, top, floor };
}

/** A mark on an axis: where it stands in the plot, and the value there. */
export interface Tick {
  readonly at: number;
  readonly value: number;
}

interface Ticking {
  (value: number): number;
  ticks(count: number): number[];
}

/** A length or place, to a tenth of a pixel. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** About so many marks of a scale, at round values. */
export function ticksOf(scale: Ticking, count: number): readonly Tick[] {
  return scale.ticks(count).map((value) => ({ at: tenth(scale(value)), value }));
}
