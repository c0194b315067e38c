import { z } from 'zod';

/** A line of what an engine tells while it works. */
export interface ProgressLine {
  /** The layer that the line is about. */
  readonly id: string | null;
  readonly status: string;
  /** Bytes done, and bytes in all; null where the line tells none. */
  readonly current: number | null;
  readonly total: number | null;
}

/** The engine began a work and then said why it cannot be done; the message is what it said. */
export class WorkFailed extends Error {
  override readonly name = 'WorkFailed';
}

const shape = z.looseObject({
  id: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
  errorDetail: z.looseObject({ message: z.string().optional() }).optional(),
  progressDetail: z
    .looseObject({ current: z.number().optional(), total: z.number().optional() })
    .optional(),
});

/**
 * Follows what an engine tells of a work until it is done. Rejects with `WorkFailed` when it says that it failed:
 * engines say so in the middle of an answer that began well, where dockerode's `followProgress` passes over it.
 */
export async function followLines(
  stream: NodeJS.ReadableStream,
  onLine: (line: ProgressLine) => void,
): Promise<void> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) tell(line, onLine);
  }
  tell(rest, onLine);
}

function tell(line: string, onLine: (line: ProgressLine) => void): void {
  if (line.trim() === '') return;
  const { id, status, error, errorDetail, progressDetail } = shape.parse(JSON.parse(line));
  const failure = errorDetail?.message ?? error;
  if (failure !== undefined) throw new WorkFailed(failure);
  onLine({
    id: id ?? null,
    status: status ?? '',
    current: progressDetail?.current ?? null,
    total: progressDetail?.total ?? null,
  });
}
