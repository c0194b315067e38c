import { firstReason, type Reason } from '../diagnoses/case.ts';
import { type EventsCase, firstLacking, needsRunning } from '../diagnoses/events-case.ts';
import { eventDiagnoses } from '../diagnoses/ranked.ts';
import type { EventsCheck } from '../events/check.ts';
import { judgeEvents } from '../events/expect.ts';
import { seenContainer, seenEvents } from '../look-up.ts';
import { containerReason, notRunningReason } from './container.ts';
import type { Scene } from './scene.ts';

/** Why what was to happen did not, or what was not to happen did. */
export function eventsReason(
  { events, expect }: EventsCheck,
  failed: ReadonlySet<string>,
  scene: Scene,
): Reason | null {
  const { spoiltBy } = judgeEvents(events, expect, seenEvents(scene.observation));
  const given: EventsCase = {
    patterns: events,
    spoiler: spoiltBy,
    isLacking: failed.has('exists') && expect.exists !== false,
    ...scene,
  };
  const reason = firstReason(eventDiagnoses, given);
  const lacking = firstLacking(given);
  if (reason !== null || lacking === null) return reason;
  if (seenContainer(scene.observation, lacking.actor).state === 'absent')
    return containerReason(lacking.actor, {}, new Set(['exists']), scene);
  return needsRunning(lacking) ? notRunningReason(lacking.actor, scene) : null;
}
