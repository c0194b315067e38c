import { message } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import type { Container } from '../observation.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';

function policy(container: Container): string {
  const { name, maximumRetryCount } = container.restartPolicy;
  return maximumRetryCount > 0 ? `${name}:${maximumRetryCount}` : name || 'no';
}

/** What the engine does when the container ends. `on-failure` stands for any number of tries. */
export const restartPolicy: Fact<Container, TextMatcher> = {
  schema: textMatcher.describe('`no`, `always`, `unless-stopped`, `on-failure` or `on-failure:5`.'),
  holds: (container, wanted) =>
    textHolds(policy(container), wanted) || textHolds(container.restartPolicy.name || 'no', wanted),
  expected: (wanted) => message('checks.restart-policy', { policy: textWanted(wanted) }),
  found: (container) =>
    message('checks.restart-policy', {
      policy: message('checks.code', { text: policy(container) }),
    }),
  look: (name) => `docker container inspect --format "{{json .HostConfig.RestartPolicy}}" ${name}`,
};
