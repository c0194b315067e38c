import { scaleBand, scaleLinear } from 'd3-scale';
import { type Frame, frameOf, type Tick, tenth, ticksOf } from './frame.ts';

/** How hard each question is, as bars to draw, one below the other; lengths in pixels. */
export interface FacilityBars extends Frame {
  readonly bars: readonly {
    /** From 1, in the order of the questions. */
    readonly ordinal: number;
    readonly y: number;
    readonly height: number;
    /** The middle, where its number stands. */
    readonly middle: number;
    readonly width: number;
    /** 0 to 1; null where there is none, and no bar. */
    readonly facility: number | null;
    readonly isFlagged: boolean;
  }[];
  /** 0 to 1. */
  readonly shares: readonly Tick[];
}

const rowHeight = 24;

/** Draws the facility of each question. */
export function facilityBars(
  items: readonly { readonly facility: number | null; readonly isFlagged: boolean }[],
): FacilityBars {
  const frame = frameOf(rowHeight * items.length, 48);
  const x = scaleLinear([0, 1], [frame.left, frame.right]).clamp(true);
  const places = items.map((_, index) => index);
  const y = scaleBand(places, [frame.top, frame.floor]).padding(0.25);
  return {
    ...frame,
    bars: items.map(({ facility, isFlagged }, index) => {
      const top = y(index) ?? frame.floor;
      return {
        ordinal: index + 1,
        y: tenth(top),
        height: tenth(y.bandwidth()),
        middle: tenth(top + y.bandwidth() / 2),
        width: facility === null ? 0 : tenth(x(facility) - frame.left),
        facility,
        isFlagged,
      };
    }),
    shares: ticksOf(x, 4),
  };
}
