import type { Finding } from '../../checks/finding.ts';
import type { Text, Values } from '../../i18n/text.ts';

/** What stands in place of a value that is not told. */
export const untold = '…';

/** The shortest value that is looked for within other texts; a shorter one must be all of the text. */
const least = 12;

/** The value, or the beginning of a long id, which would give it away as well. */
function traceOf(value: string): RegExp | null {
  if (/^[0-9a-f]{64}$/.test(value))
    return new RegExp(`${value.slice(0, 12)}[0-9a-f]*${untold}?`, 'g');
  if (value.length < least) return null;
  return new RegExp(value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g');
}

function hidden(text: string, values: readonly string[]): string {
  if (values.includes(text)) return untold;
  return values.reduce((rest, value) => {
    const trace = traceOf(value);
    return trace === null ? rest : rest.replace(trace, untold);
  }, text);
}

function without(text: Text, values: readonly string[]): Text {
  if (!('key' in text) || text.values === undefined) return text;
  const kept: Values = Object.fromEntries(
    Object.entries(text.values).map(([name, value]) => {
      if (typeof value === 'string') return [name, hidden(value, values)];
      return [name, typeof value === 'object' ? without(value, values) : value];
    }),
  );
  return { ...text, values: kept };
}

/** The finding without these values: they are asked for, so that no other finding may tell them. */
export function withoutTelling(finding: Finding, values: readonly string[]): Finding {
  if (values.length === 0) return finding;
  return {
    ...finding,
    title: without(finding.title, values),
    expected: without(finding.expected, values),
    found: without(finding.found, values),
    diagnosis: finding.diagnosis && {
      ...finding.diagnosis,
      text: without(finding.diagnosis.text, values),
    },
    next: finding.next && without(finding.next, values),
  };
}
