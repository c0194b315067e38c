import { z } from 'zod';

const values = z.record(z.string(), z.string());

/** The values that a response to a task reports; none where it is a response to another kind of question. */
export function reportedIn(response: unknown): Readonly<Record<string, string>> {
  const parsed = values.safeParse(response);
  return parsed.success ? parsed.data : {};
}
