import type { z } from 'zod';

/** For `refine`: the demand is silent where other issues already say what is wrong there. */
export function alone(payload: z.core.ParsePayload): boolean {
  return payload.issues.length === 0;
}
