import type { Finding } from '../checks/finding.ts';
import { message, type Text } from '../i18n/text.ts';

/** Checks that do not pass, by id, each with the id of its diagnosis; with its state where it has none. */
export type Amiss = Readonly<Record<string, string>>;

function wrongIn({ state, diagnosis }: Finding): string | null {
  return state === 'passed' ? null : (diagnosis?.id ?? state);
}

/** What of these findings does not pass. */
export function amiss(findings: readonly Finding[]): Amiss {
  return Object.fromEntries(
    findings.flatMap((finding) => {
      const wrong = wrongIn(finding);
      return wrong === null ? [] : [[finding.check, wrong]];
    }),
  );
}

function fault(finding: Finding, wanted: string | undefined): readonly Text[] {
  const { check, expected, found } = finding;
  const wrong = wrongIn(finding);
  if (wrong === (wanted ?? null)) return [];
  if (wrong === null) {
    return [message('proving.passes', { check, wanted: wanted ?? '', found })];
  }
  return wanted === undefined
    ? [message('proving.fails', { check, wrong, expected, found })]
    : [message('proving.fails-otherwise', { check, wanted, wrong, found })];
}

/** Where findings are other than wanted, each in words; empty where exactly this is amiss. */
export function faults(findings: readonly Finding[], wanted: Amiss): readonly Text[] {
  const strangers = Object.keys(wanted).filter((id) => !findings.some(({ check }) => check === id));
  return [
    ...findings.flatMap((finding) => fault(finding, wanted[finding.check])),
    ...strangers.map((check) => message('proving.no-finding', { check })),
  ];
}
