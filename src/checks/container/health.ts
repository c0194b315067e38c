import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import type { ContainerSettings } from '../observation.ts';
import { settingFact } from './settings.ts';

/** What the container's health check says of it. */
export const health = settingFact<ContainerSettings['health']>({
  schema: z
    .enum(['none', 'starting', 'healthy', 'unhealthy'])
    .describe('What its health check says; `none` where it has no such check.'),
  holds: (settings, wanted) => settings.health === wanted,
  expected: (wanted) => message('checks.health', { health: wanted }),
  found: (settings) => message('checks.health', { health: settings.health }),
  format: '{{json .State.Health}}',
});
