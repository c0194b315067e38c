import type { Text } from '../i18n/text.ts';
import { WordedError } from '../i18n/worded-error.ts';

/** A request that cannot be answered, with its status and its words for whoever asked. */
export class WebError extends WordedError {
  override readonly name = 'WebError';
  readonly statusCode: number;
  /** A stable word for programs. */
  readonly code: string;
  /** What a program may want to know besides; plain JSON. */
  readonly details: unknown;

  constructor(
    statusCode: number,
    code: string,
    text: Text,
    options: { readonly details?: unknown; readonly cause?: unknown } = {},
  ) {
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.statusCode = statusCode;
    this.code = code;
    this.details = options.details ?? null;
  }
}
