import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent, EventLog } from '../event.ts';
import { numberHolds, numberWanted, wholeNumber } from '../number-matcher.ts';
import { textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code, joined, names } from '../words.ts';

const word = z.string().trim().min(1).max(100);

/** An event that a check looks for: what it does not name may be anything. */
export const eventPattern = z.strictObject({
  type: z
    .enum(['container', 'volume', 'network', 'image'])
    .default('container')
    .describe('What it happened to; a container unless told.'),
  action: z
    .union([word, z.array(word).min(1).max(20)])
    .describe(
      'As `docker events` names it: `start`, `die`, `attach`, `connect`, …; `exec` for a command run by `docker exec`; several where any will do.',
    ),
  actor: z.string().trim().min(1).max(255).optional().describe('Its name, or its id.'),
  command: textMatcher
    .optional()
    .describe('exec: the command, its words set apart by one space each.'),
  'exit-code': wholeNumber(0, 255)
    .optional()
    .describe('die, exec: how it ended; where it has not ended, it does not fit.'),
  signal: textMatcher.optional().describe('kill: the number of the signal.'),
  container: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe('network: the container that was connected or disconnected. volume: that mounts it.'),
});

export type EventPattern = z.output<typeof eventPattern>;

function actionsOf(pattern: EventPattern): readonly string[] {
  return typeof pattern.action === 'string' ? [pattern.action] : pattern.action;
}

/** What an engine calls an action: an exec counts when its command starts. */
function hasAction(event: EngineEvent, wanted: string): boolean {
  if (wanted === 'exec') return event.action === 'exec_start' || event.action === 'exec';
  return event.action === wanted;
}

function isNamed(id: string, name: string, wanted: string): boolean {
  return (
    name === wanted || id === wanted || (/^[0-9a-f]{12,64}$/.test(wanted) && id.startsWith(wanted))
  );
}

/** The exit code of what an event began or ended. */
function exitCodeOf(event: EngineEvent, log: EventLog): string | undefined {
  if (event.attributes.exitCode !== undefined) return event.attributes.exitCode;
  const { execID } = event.attributes;
  if (execID === undefined) return undefined;
  return log.events.find((one) => one.action === 'exec_die' && one.attributes.execID === execID)
    ?.attributes.exitCode;
}

function isOfContainer(event: EngineEvent, wanted: string, log: EventLog): boolean {
  const id = event.attributes.container;
  if (id === undefined) return false;
  const name = log.events.findLast((one) => one.type === 'container' && one.actor.id === id)?.actor
    .name;
  return isNamed(id, name ?? '', wanted);
}

/** Whether an event is what the pattern means. */
export function eventFits(event: EngineEvent, wanted: EventPattern, log: EventLog): boolean {
  if (event.type !== wanted.type) return false;
  if (!actionsOf(wanted).some((action) => hasAction(event, action))) return false;
  if (wanted.actor !== undefined && !isNamed(event.actor.id, event.actor.name, wanted.actor))
    return false;
  if (wanted.command !== undefined && !textHolds(event.command ?? undefined, wanted.command))
    return false;
  if (wanted.signal !== undefined && !textHolds(event.attributes.signal, wanted.signal))
    return false;
  if (wanted['exit-code'] !== undefined) {
    const code = exitCodeOf(event, log);
    if (code === undefined || !numberHolds(Number(code), wanted['exit-code'])) return false;
  }
  return wanted.container === undefined || isOfContainer(event, wanted.container, log);
}

/** An event as it is looked for, in words. */
export function eventWanted(pattern: EventPattern): Text {
  const parts: Text[] = [names(actionsOf(pattern).map(code))];
  if (pattern.command !== undefined) parts.push(textWanted(pattern.command));
  if (pattern['exit-code'] !== undefined)
    parts.push(message('checks.event-exit-code', { code: numberWanted(pattern['exit-code']) }));
  if (pattern.signal !== undefined)
    parts.push(message('checks.event-signal', { signal: textWanted(pattern.signal) }));
  if (pattern.container !== undefined) parts.push(code(pattern.container));
  const what = joined(parts);
  if (pattern.actor === undefined)
    return message('checks.event-anywhere', { type: pattern.type, what });
  return message('checks.event-of', { type: pattern.type, name: pattern.actor, what });
}

/** An event as it happened, in words. */
export function eventSeen(event: EngineEvent): Text {
  const parts: Text[] = [code(event.action)];
  if (event.command !== null) parts.push(code(event.command.slice(0, 200)));
  if (event.attributes.exitCode !== undefined)
    parts.push(message('checks.event-exit-code', { code: code(event.attributes.exitCode) }));
  const type = ['container', 'volume', 'network', 'image'].includes(event.type)
    ? event.type
    : 'other';
  return message('checks.event-of', { type, name: event.actor.name, what: joined(parts) });
}
