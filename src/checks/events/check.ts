import { z } from 'zod';
import { common, ownReasons, reason } from '../check-parts.ts';
import { eventSequence, eventsExpect } from './expect.ts';

const eventsDiagnose = z
  .array(
    reason(eventsExpect).extend({
      events: eventSequence
        .optional()
        .describe("What happened instead; the check's own events unless told."),
      when: eventsExpect.default({ exists: true }).describe('What is so when this is the reason.'),
    }),
  )
  .default([])
  .describe(ownReasons);

/** A check of what happened since the task began. */
export const eventsCheck = z.strictObject({
  ...common,
  events: eventSequence,
  expect: eventsExpect.default({ exists: true }),
  diagnose: eventsDiagnose,
});

export type EventsCheck = z.output<typeof eventsCheck>;
