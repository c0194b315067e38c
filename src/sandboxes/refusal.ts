import type { Text } from '../i18n/text.ts';
import { SandboxError } from './sandbox-error.ts';

/** What an engine answered in the place of what it was asked for. */
export interface Refusal {
  /** The HTTP status. */
  readonly status: number;
  /** Its reason, in the engine's own words. */
  readonly said: string;
}

/** The engine's refusal in an error of dockerode's; null where the error is of another kind. */
export function refusal(error: unknown): Refusal | null {
  if (!(error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')) {
    return null;
  }
  const said = error.message.replace(/^\(HTTP code \d+\) .*? - /s, '').trim();
  return { status: error.statusCode, said };
}

/** What stopped a request, in the engine's own words where it refused it. */
export function wordsOf(error: unknown): string {
  return refusal(error)?.said ?? (error instanceof Error ? error.message : String(error));
}

/** The same for a reader: in the reader's language where it is said in Plimsoll's own words. */
export function reasonOf(error: unknown): Text | string {
  return error instanceof SandboxError ? error.text : wordsOf(error);
}
