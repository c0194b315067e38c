import type { Assessment } from '../classroom/assessments/assessment.ts';
import { message } from '../i18n/text.ts';
import type { Store } from '../store/store.ts';
import { CliError } from './cli-error.ts';

/** The assessment with this id or title; a `CliError` where there is none, or several have the title. */
export async function namedAssessment(store: Store, name: string): Promise<Assessment> {
  const { listAssessments } = await import('../classroom/assessments/assessment.ts');
  const { readable } = await import('../classroom/assessments/settings.ts');
  const all = await listAssessments(store);
  const byId = all.find(({ id }) => id === name);
  if (byId) return byId;
  const found = all.filter(({ settings }) =>
    Object.values(readable(settings.title)).includes(name),
  );
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const listed = (first ? found : all).map(
    ({ id, settings }) => `${readable(settings.title).en} (${id})`,
  );
  const list = listed.join(', ') || '–';
  throw new CliError(
    first
      ? message('cli.assessmentSeveral', { name, list })
      : message('cli.assessmentUnknown', { name, list }),
  );
}
