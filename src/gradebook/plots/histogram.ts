import { scaleLinear } from 'd3-scale';
import { type Frame, frameOf, type Tick, tenth, ticksOf } from './frame.ts';

/** The totals from one number of points up to another, which belongs to the next bin, save in the last. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How totals are distributed, as rectangles to draw; lengths in pixels. */
export interface Histogram extends Frame {
  readonly bars: readonly (Bin & {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  })[];
  readonly points: readonly Tick[];
  readonly learners: readonly Tick[];
  /** Where the mean stands; null where there is none. */
  readonly mean: number | null;
}

/** The bins from 0 to the most points, at round edges, ten or so. */
function binsOf(totals: readonly number[], edges: readonly number[]): readonly Bin[] {
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const isLast = index === edges.length - 2;
    const count = totals.filter((total) => {
      const isFrom = index === 0 || total >= from;
      return isFrom && (isLast || total < to);
    }).length;
    return { from, to, count };
  });
}

/** Draws how many learners have how many points, of `max` in all. */
export function histogram(totals: readonly number[], max: number, mean: number | null): Histogram {
  const frame = frameOf(200, 44);
  const x = scaleLinear([0, max], [frame.left, frame.right]);
  const round = x.ticks(10);
  const edges = (round.at(-1) ?? 0) < max ? [...round, max] : round;
  const bins = binsOf(totals, edges);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const y = scaleLinear([0, most], [frame.floor, frame.top]);
  return {
    ...frame,
    bars: bins.map((bin) => ({
      ...bin,
      x: tenth(x(bin.from) + 0.5),
      y: tenth(y(bin.count)),
      width: tenth(Math.max(1, x(bin.to) - x(bin.from) - 1)),
      height: tenth(frame.floor - y(bin.count)),
    })),
    points: ticksOf(x, 5),
    learners: ticksOf(y, 4).filter(({ value }) => Number.isInteger(value)),
    mean: mean === null ? null : tenth(x(mean)),
  };
}
