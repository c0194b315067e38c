import type { Text } from '../i18n/text.ts';

/** A request that cannot be answered, with its status and its words for whoever asked. */
export class WebError extends Error {
  readonly statusCode: number;
  /** A stable word for programs. */
  readonly code: string;
  readonly text: Text;
  /** What a program may want to know besides; plain JSON. */
  readonly details: unknown;

  constructor(
    statusCode: number,
    code: string,
    text: Text,
    options: { readonly details?: unknown; readonly cause?: unknown } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'WebError';
    this.statusCode = statusCode;
    this.code = code;
    this.text = text;
    this.details = options.details ?? null;
  }
}
