import { scaleLinear } from 'd3-scale';
import { symbol, symbolCircle, symbolDiamond } from 'd3-shape';
import { type Frame, frameOf, type Tick, tenth, ticksOf } from './frame.ts';

/** How hard the questions are beside how well they tell learners apart, as shapes to draw; lengths in pixels. */
export interface Scatter extends Frame {
  /** Where the discrimination is 0. */
  readonly zero: number;
  readonly dots: readonly {
    /** From 1, in the order of the questions. */
    readonly ordinal: number;
    readonly x: number;
    readonly y: number;
    /** An SVG path around 0,0: a circle, or a diamond where it is flagged. */
    readonly shape: string;
    /** 0 to 1. */
    readonly facility: number;
    /** In percent. */
    readonly discrimination: number;
    readonly isFlagged: boolean;
  }[];
  /** The ordinals of those that have no place in it. */
  readonly missing: readonly number[];
  /** 0 to 1. */
  readonly shares: readonly Tick[];
  /** In percent. */
  readonly percents: readonly Tick[];
}

const circle = symbol(symbolCircle, 90)() ?? '';
const diamond = symbol(symbolDiamond, 110)() ?? '';

/** Draws each question at its facility and discrimination. */
export function scatter(
  items: readonly {
    readonly facility: number | null;
    readonly discrimination: number | null;
    readonly isFlagged: boolean;
  }[],
): Scatter {
  const frame = frameOf(260, 56);
  const together = items.flatMap(({ discrimination }) => discrimination ?? []);
  const [least, most] = [Math.min(0, ...together), Math.max(50, ...together)];
  const x = scaleLinear([0, 1], [frame.left, frame.right]).clamp(true);
  const y = scaleLinear([least, most], [frame.floor, frame.top]).nice(5);
  const dots = items.flatMap(({ facility, discrimination, isFlagged }, index) =>
    facility === null || discrimination === null
      ? []
      : [
          {
            ordinal: index + 1,
            x: tenth(x(facility)),
            y: tenth(y(discrimination)),
            shape: isFlagged ? diamond : circle,
            facility,
            discrimination,
            isFlagged,
          },
        ],
  );
  const drawn = new Set(dots.map(({ ordinal }) => ordinal));
  return {
    ...frame,
    zero: tenth(y(0)),
    dots,
    missing: items.map((_, index) => index + 1).filter((ordinal) => !drawn.has(ordinal)),
    shares: ticksOf(x, 4),
    percents: ticksOf(y, 5),
  };
}
