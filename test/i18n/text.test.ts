import { expect, test } from 'vitest';
import { message, render } from '../../src/i18n/text.ts';

const mounted = (what: ReturnType<typeof message>) =>
  render(message('checks.mount-at', { what, destination: '/我 的/data' }), 'zh-CN');

test('a message within another stands apart from Chinese words only where it ends in code', () => {
  expect(mounted(message('checks.mount-kind', { type: 'anonymous' }))).toBe(
    '匿名卷挂载在 `/我 的/data`',
  );
  expect(mounted(message('checks.mount-named', { type: 'volume', name: '`site`' }))).toBe(
    '卷 `site` 挂载在 `/我 的/data`',
  );
});
