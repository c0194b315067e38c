import type { QuestionState } from '../../attempts/attempts.ts';
import type { Question } from '../../questions/question.ts';

/** The fields of a question's form as they are to stand in it. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The form as it was when this response was submitted: the other way round of the kinds' `readForm`. */
export function fieldsOfResponse(question: Question, response: unknown): Fields {
  if (typeof response === 'boolean') return { response: String(response) };
  if (typeof response === 'string') return { response };
  if (Array.isArray(response)) {
    const ids = response.map(String);
    return question.kind === 'ordering'
      ? Object.fromEntries(ids.map((id, index) => [`place-${id}`, String(index + 1)]))
      : { response: ids };
  }
  if (isRecord(response)) {
    return Object.fromEntries(
      Object.entries(response).map(([left, right]) => [`response-${left}`, String(right)]),
    );
  }
  return {};
}

/** What stands in the form: what was typed since the last response, else that response, else nothing. */
export function currentFields(state: QuestionState): Fields {
  const [latest] = state.responses;
  if (state.draft && (!latest || state.draft.savedAt > latest.submittedAt)) {
    return state.draft.fields;
  }
  return latest ? fieldsOfResponse(state.question, latest.response) : {};
}

/** The one value of a field; empty where it has none. */
export function oneValue(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** All values of a field. */
export function allValues(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
