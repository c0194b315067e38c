/** A part of a line, as offsets in UTF-16 code units into the line as it was given: from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
