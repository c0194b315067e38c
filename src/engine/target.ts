import type { Text } from '../i18n/text.ts';

/** How an engine is reached. */
export type Target =
  | { readonly via: 'socket'; readonly host: string; readonly path: string }
  | {
      readonly via: 'tcp';
      readonly host: string;
      readonly hostname: string;
      readonly port: number;
      readonly tls: Tls | null;
    }
  | {
      readonly via: 'ssh';
      readonly host: string;
      readonly hostname: string;
      readonly args: readonly string[];
    };

/** PEM texts; null where a file is not there. */
export interface Tls {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  readonly verify: boolean;
}

/** A deadline as a learner reads it, in seconds. */
export function secondsIn(milliseconds: number): string {
  return String(milliseconds / 1000);
}

/** Trouble with an engine, in words for the learner. */
export class EngineTrouble extends Error {
  readonly text: Text;
  constructor(text: Text, options?: ErrorOptions) {
    super('key' in text ? text.key : text.en, options);
    this.name = 'EngineTrouble';
    this.text = text;
  }
}
